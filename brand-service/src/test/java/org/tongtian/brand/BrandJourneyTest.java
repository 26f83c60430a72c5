package org.tongtian.brand;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tongtian.kit.id.Ids;
import tools.jackson.databind.JsonNode;

/** Brands, licences and certificates over HTTP, on real stores. */
class BrandJourneyTest extends BrandUnderTest {

  @Test
  void aProductShowsItsBrandLicenceAndCertificateWithTheirValidity() {
    putBrands();
    assertThat(put(licencePath(Ids.next()), licence("Q-" + brandId, 0, 30)).status())
        .isEqualTo(204);
    assertThat(put(certificatePath(Ids.next()), certificate("G-" + brandId, -30, 30)).status())
        .isEqualTo(204);

    JsonNode claims = claims().json();

    assertThat(claims.path("regionalBrand").path("name").path("zh").asString()).isEqualTo("秀山电商");
    assertThat(claims.path("subBrand").path("holder").path("name").path("en").asString())
        .isEqualTo("Ziyun co-op");
    assertThat(claims.path("licence").path("state").asString()).isEqualTo("VALID");
    assertThat(claims.path("licence").path("validTo").asString())
        .isEqualTo(today().plusDays(30).toString());
    JsonNode certificate = claims.path("certificates").get(0);
    assertThat(certificate.path("kind").asString()).isEqualTo("GI");
    assertThat(certificate.path("state").asString()).isEqualTo("VALID");
    assertThat(certificate.path("issuer").path("zh").asString()).isEqualTo("国家知识产权局");
  }

  @Test
  void anExpiredOneStopsItsClaimAtOnce() {
    putBrands();
    put(licencePath(Ids.next()), licence("Q-" + brandId, -1, 1));
    put(certificatePath(Ids.next()), certificate("G-" + brandId, -1, 1));
    assertThat(claims().json().path("regionalBrand").isNull()).isFalse();

    JsonNode claims = twoDaysLater(() -> claims().json());

    assertThat(claims.path("regionalBrand").isNull()).isTrue();
    assertThat(claims.path("licence").path("state").asString()).isEqualTo("EXPIRED");
    assertThat(claims.path("certificates").get(0).path("state").asString()).isEqualTo("EXPIRED");
  }

  @Test
  void aLicenceThatBeginsLaterGivesNoBrandYet() {
    putBrands();
    put(licencePath(Ids.next()), licence("Q-" + brandId, 3, 30));

    JsonNode claims = claims().json();

    assertThat(claims.path("regionalBrand").isNull()).isTrue();
    assertThat(claims.path("licence").path("state").asString()).isEqualTo("NOT_YET");
  }

  @Test
  void aProductWithoutAnythingClaimsNothing() {
    JsonNode claims = claims().json();

    assertThat(claims.path("regionalBrand").isNull()).isTrue();
    assertThat(claims.path("subBrand").isNull()).isTrue();
    assertThat(claims.path("licence").isNull()).isTrue();
    assertThat(claims.path("certificates").isEmpty()).isTrue();
  }

  @Test
  void whatIsThereAlreadyStaysAsItIs() {
    putBrands();
    String licenceId = Ids.next();
    put(licencePath(licenceId), licence("Q-" + brandId, 0, 30));
    String before = everything();

    assertThat(put("/internal/brands/" + brandId, brand().replace("秀山", "别处")).status())
        .isEqualTo(204);
    assertThat(put(licencePath(licenceId), licence("Q-" + brandId, 0, 900)).status())
        .isEqualTo(204);

    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void aNumberIsGivenOnce() {
    putBrands();
    put(licencePath(Ids.next()), licence("Q-" + brandId, 0, 30));
    put(certificatePath(Ids.next()), certificate("G-" + brandId, 0, 30));
    String before = everything();

    Answer licence = put(licencePath(Ids.next()), licence("Q-" + brandId, 0, 60));
    Answer certificate = put(certificatePath(Ids.next()), certificate("G-" + brandId, 0, 60));

    assertThat(licence.status()).isEqualTo(409);
    assertThat(code(licence)).isEqualTo("brand.licence_number_taken");
    assertThat(code(certificate)).isEqualTo("brand.certificate_number_taken");
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void theApiDescribesItself() {
    Answer answer = send("GET", "/v3/api-docs", null, null);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("paths").has("/api/brands/products/{productId}")).isTrue();
  }
}
