package org.tongtian.brand;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.testing.TestIssuer;

/** Each bad statement gets a problem with its code, and nothing is changed by it. */
class BrandBadInputTest extends BrandUnderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "number":"NUMBER" | "number":"  "                 | brand.text_invalid
          "quota":null      | "quota":0                     | brand.quota_invalid
          "quota":null      | "quota":-5                    | brand.quota_invalid
          "quota":null      | "quota":1000000001            | brand.quota_invalid
          "quota":null      | "quota":0.00001               | request.field_invalid
          "quota":null      | "quota":null,"more":1         | request.unknown_field
          "productIds":     | "productIds":[],"x":          | request.unknown_field
          ["PRODUCT"]       | []                            | brand.products_invalid
          ["PRODUCT"]       | ["PRODUCT","PRODUCT"]         | brand.products_invalid
          ["PRODUCT"]       | ["red-heart"]                 | brand.products_invalid
          ["PRODUCT"]       | null                          | brand.products_invalid
          "validFrom":"     | "validFrom":"9                | request.field_invalid
          "TO"              | "2001-01-01"                  | brand.validity_invalid
          "TO"              | null                          | brand.validity_invalid
          "TO"              | "2026-02-30"                  | request.field_invalid
          "SUB"             | "01a20158-e89f-76c4-8147-0887e0146381" | brand.sub_brand_unknown
          {                 | [                             | request.malformed_json
          """)
  void aBadLicenceIsRefusedAndChangesNothing(String good, String bad, String code) {
    putBrands();
    String before = everything();
    String body = licence("NUMBER", 0, 30);
    String to = today().plusDays(30).toString();
    String replaced = filled(good, to);
    assertThat(body).contains(replaced);

    Answer answer = put(licencePath(Ids.next()), body.replace(replaced, filled(bad, to)));

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(code(answer)).isEqualTo(code);
    assertThat(everything()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "\"GI\", \"FRESH\", brand.certificate_kind_unknown, kind",
    "\"GI\", null, brand.certificate_kind_unknown, kind",
    "国家知识产权局, '', brand.text_invalid, issuer",
    "国家知识产权局, '局\\u200B', brand.text_invalid, issuer",
    "地理标志产品, '长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长', brand.text_invalid, name"
  })
  void aBadCertificateIsRefusedAndChangesNothing(
      String good, String bad, String code, String field) {
    String before = everything();
    String body = certificate("G-1", 0, 30);
    assertThat(body).contains(good);

    Answer answer = put(certificatePath(Ids.next()), body.replace(good, bad));

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(code(answer)).isEqualTo(code);
    assertThat(answer.json().path("field").asString()).isEqualTo(field);
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void withoutItsBrandALicenceIsRefused() {
    String before = everything();

    Answer answer = put(licencePath(Ids.next()), licence("Q-0", 0, 30));

    assertThat(answer.status()).isEqualTo(404);
    assertThat(code(answer)).isEqualTo("brand.brand_unknown");
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void peopleCannotPutBrandsInPlace() {
    String before = everything();

    Answer person =
        send("PUT", "/internal/brands/" + brandId, TestIssuer.shared().consumer(), brand());
    Answer nobody = send("PUT", "/internal/brands/" + brandId, null, brand());

    assertThat(person.status()).isEqualTo(403);
    assertThat(nobody.status()).isEqualTo(401);
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void somethingThatIsNoIdIsRefused() {
    Answer answer = send("GET", "/api/brands/products/red-heart", null, null);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(code(answer)).isEqualTo("brand.id_invalid");
  }
}
