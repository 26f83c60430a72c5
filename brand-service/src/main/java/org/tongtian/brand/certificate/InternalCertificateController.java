package org.tongtian.brand.certificate;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Puts certificates in place; what is there already stays as it is. */
@RestController
class InternalCertificateController {

  private final CertificateService certificates;

  InternalCertificateController(CertificateService certificates) {
    this.certificates = certificates;
  }

  @PutMapping("/internal/brands/certificates/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void certificate(@PathVariable String id, @RequestBody CertificateStatement statement) {
    certificates.put(id, statement);
  }
}
