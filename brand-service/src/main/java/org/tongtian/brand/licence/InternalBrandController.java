package org.tongtian.brand.licence;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.brand.licence.Statements.BrandStatement;
import org.tongtian.brand.licence.Statements.LicenceStatement;
import org.tongtian.brand.licence.Statements.SubBrandStatement;

/** Puts brands, sub-brands and licences in place; what is there already stays as it is. */
@RestController
@RequestMapping("/internal/brands")
class InternalBrandController {

  private final LicenceService licences;

  InternalBrandController(LicenceService licences) {
    this.licences = licences;
  }

  @PutMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void brand(@PathVariable String id, @RequestBody BrandStatement statement) {
    licences.put(id, statement);
  }

  @PutMapping("/{brandId}/sub-brands/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void subBrand(
      @PathVariable String brandId,
      @PathVariable String id,
      @RequestBody SubBrandStatement statement) {
    licences.put(brandId, id, statement);
  }

  @PutMapping("/{brandId}/licences/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void licence(
      @PathVariable String brandId,
      @PathVariable String id,
      @RequestBody LicenceStatement statement) {
    licences.put(brandId, id, statement);
  }
}
