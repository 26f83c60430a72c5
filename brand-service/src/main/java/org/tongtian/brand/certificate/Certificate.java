package org.tongtian.brand.certificate;

import java.time.LocalDate;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.tongtian.brand.validity.Validity;
import org.tongtian.kit.text.Text;

/**
 * A certificate of products.
 *
 * @param number as the issuer numbers it, unique within its kind
 * @param productIds the products it covers
 * @param validTo last day, included
 */
public record Certificate(
    @BsonId String id,
    CertificateKind kind,
    Text name,
    Text issuer,
    String number,
    Text scope,
    List<String> productIds,
    LocalDate validFrom,
    LocalDate validTo) {

  /** The days on which it holds. */
  public Validity validity() {
    return new Validity(validFrom, validTo);
  }
}
