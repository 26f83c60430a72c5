package org.tongtian.brand.claim;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.brand.certificate.CertificateService;
import org.tongtian.brand.licence.LicenceService;
import org.tongtian.brand.statement.StatementRules;
import org.tongtian.brand.validity.BusinessDays;

/** What the shop shows of a product's brands and certificates. */
@RestController
class ClaimController {

  private final LicenceService licences;
  private final CertificateService certificates;
  private final BusinessDays days;

  ClaimController(LicenceService licences, CertificateService certificates, BusinessDays days) {
    this.licences = licences;
    this.certificates = certificates;
    this.days = days;
  }

  /** Which brand, licence and certificates a product may claim today (promises B1, B2); public. */
  @GetMapping("/api/brands/products/{productId}")
  ProductClaims claims(@PathVariable String productId) {
    StatementRules.id(productId, "productId");
    return ProductClaims.on(
        days.today(), licences.of(productId).orElse(null), certificates.of(productId));
  }
}
