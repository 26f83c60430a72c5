package org.tongtian.brand.claim;

import java.time.LocalDate;
import java.util.List;
import org.tongtian.api.party.NamedParty;
import org.tongtian.brand.certificate.Certificate;
import org.tongtian.brand.certificate.CertificateKind;
import org.tongtian.brand.licence.Licence;
import org.tongtian.brand.licence.LicensedProduct;
import org.tongtian.brand.licence.RegionalBrand;
import org.tongtian.brand.licence.SubBrand;
import org.tongtian.brand.validity.ValidityState;
import org.tongtian.kit.Pure;
import org.tongtian.kit.text.Text;

/**
 * The brands, licence and certificates of a product on one day. The regional brand is named only
 * while the licence is valid (promises B1, B2); licence and certificates are shown with their state
 * also when they are not, so that anybody sees why a claim stopped.
 *
 * @param regionalBrand null where the product may not carry it today
 * @param subBrand the enterprise's own brand, null where there is none
 * @param licence null where there never was one
 */
@Pure
record ProductClaims(
    BrandView regionalBrand,
    SubBrandView subBrand,
    LicenceView licence,
    List<CertificateView> certificates) {

  /** A regional brand. */
  record BrandView(String id, Text name, NamedParty owner) {

    static BrandView of(RegionalBrand brand) {
      return new BrandView(brand.id(), brand.name(), brand.owner());
    }
  }

  /** A sub-brand. */
  record SubBrandView(String id, Text name, NamedParty holder) {

    static SubBrandView of(SubBrand brand) {
      return new SubBrandView(brand.id(), brand.name(), brand.holder());
    }
  }

  /** A licence; {@code validTo} is its last day. */
  record LicenceView(
      String number, Text scope, LocalDate validFrom, LocalDate validTo, ValidityState state) {

    static LicenceView of(Licence licence, LocalDate day) {
      return new LicenceView(
          licence.number(),
          licence.scope(),
          licence.validFrom(),
          licence.validTo(),
          licence.validity().on(day));
    }
  }

  /** A certificate; {@code validTo} is its last day. */
  record CertificateView(
      CertificateKind kind,
      Text name,
      Text issuer,
      String number,
      Text scope,
      LocalDate validFrom,
      LocalDate validTo,
      ValidityState state) {

    static CertificateView of(Certificate certificate, LocalDate day) {
      return new CertificateView(
          certificate.kind(),
          certificate.name(),
          certificate.issuer(),
          certificate.number(),
          certificate.scope(),
          certificate.validFrom(),
          certificate.validTo(),
          certificate.validity().on(day));
    }
  }

  /**
   * What holds on that day.
   *
   * @param licensed null where the product has no licence
   */
  static ProductClaims on(LocalDate day, LicensedProduct licensed, List<Certificate> certificates) {
    List<CertificateView> shown =
        certificates.stream().map(each -> CertificateView.of(each, day)).toList();
    if (licensed == null) {
      return new ProductClaims(null, null, null, shown);
    }
    LicenceView licence = LicenceView.of(licensed.licence(), day);
    return new ProductClaims(
        licence.state() == ValidityState.VALID ? BrandView.of(licensed.brand()) : null,
        licensed.subBrand() == null ? null : SubBrandView.of(licensed.subBrand()),
        licence,
        shown);
  }
}
