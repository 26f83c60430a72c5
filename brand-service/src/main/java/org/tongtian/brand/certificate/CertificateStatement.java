package org.tongtian.brand.certificate;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.tongtian.brand.statement.StatementRules;
import org.tongtian.kit.Pure;
import org.tongtian.kit.text.Text;

/** A certificate that is put in place, under an id of the caller's. */
@Pure
record CertificateStatement(
    String kind,
    Text name,
    Text issuer,
    String number,
    Text scope,
    List<String> productIds,
    LocalDate validFrom,
    LocalDate validTo) {

  Certificate under(String id) {
    StatementRules.id(id, "id");
    boolean known =
        Arrays.stream(CertificateKind.values()).anyMatch(each -> each.name().equals(kind));
    StatementRules.require(known, "brand.certificate_kind_unknown", "kind");
    StatementRules.name(name, "name");
    StatementRules.name(issuer, "issuer");
    StatementRules.number(number, "number");
    StatementRules.scope(scope, "scope");
    StatementRules.products(productIds, "productIds");
    StatementRules.validity(validFrom, validTo);
    return new Certificate(
        id,
        CertificateKind.valueOf(kind),
        name,
        issuer,
        number,
        scope,
        productIds,
        validFrom,
        validTo);
  }
}
