package org.tongtian.brand;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.testing.ServiceUnderTest;
import org.tongtian.kit.testing.TestIssuer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Brands, licences and certificates over HTTP, on real stores. */
@SpringBootTest(
    classes = BrandApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "spring.config.name=brand-service")
@ContextConfiguration(initializers = ServiceUnderTest.class)
@Import(BrandJourneyTest.Time.class)
class BrandJourneyTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<String> COLLECTIONS =
      List.of("regional_brands", "sub_brands", "licences", "certificates");

  @LocalServerPort private int port;
  @Autowired private MongoDatabase database;
  @Autowired private MovableClock clock;

  private final String brandId = Ids.next();
  private final String subBrandId = Ids.next();
  private final String productId = Ids.next();

  /** A clock that tests move. */
  @TestConfiguration(proxyBeanMethods = false)
  static class Time {

    @Bean
    MovableClock clock() {
      return new MovableClock();
    }
  }

  private record Answer(int status, JsonNode json, String text) {}

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

  @Test
  void theApiDescribesItself() {
    Answer answer = send("GET", "/v3/api-docs", null, null);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("paths").has("/api/brands/products/{productId}")).isTrue();
  }

  private <T> T twoDaysLater(Supplier<T> look) {
    clock.moveOn(Duration.ofDays(2));
    try {
      return look.get();
    } finally {
      clock.moveOn(Duration.ofDays(-2));
    }
  }

  private void putBrands() {
    assertThat(put("/internal/brands/" + brandId, brand()).status()).isEqualTo(204);
    assertThat(put("/internal/brands/" + brandId + "/sub-brands/" + subBrandId, sub()).status())
        .isEqualTo(204);
  }

  private String filled(String part, String to) {
    return part.replace("PRODUCT", productId).replace("SUB", subBrandId).replace("TO", to);
  }

  private static String brand() {
    return """
        {"name":{"zh":"秀山电商","en":"Xiushan"},
         "owner":{"id":"%s","name":{"zh":"秀山品牌公司","en":"Xiushan brand company"}}}
        """
        .formatted(Ids.next());
  }

  private static String sub() {
    return """
        {"name":{"zh":"紫云红芯","en":"Ziyun Red-heart"},
         "holder":{"id":"%s","name":{"zh":"紫云合作社","en":"Ziyun co-op"}}}
        """
        .formatted(Ids.next());
  }

  private String licence(String number, int from, int to) {
    return """
        {"subBrandId":"%s","holder":{"id":"%s","name":{"zh":"紫云合作社","en":"Ziyun co-op"}},
         "number":"%s","scope":{"zh":"红芯红薯鲜品","en":"Fresh red-heart sweet potato"},
         "productIds":["%s"],"quota":null,"validFrom":"%s","validTo":"%s"}
        """
        .formatted(
            subBrandId,
            Ids.next(),
            number,
            productId,
            today().plusDays(from),
            today().plusDays(to));
  }

  private String certificate(String number, int from, int to) {
    return """
        {"kind":"GI","name":{"zh":"地理标志产品","en":"Geographical indication"},
         "issuer":{"zh":"国家知识产权局","en":"CNIPA"},"number":"%s",
         "scope":{"zh":"紫云县","en":"Ziyun county"},"productIds":["%s"],
         "validFrom":"%s","validTo":"%s"}
        """
        .formatted(number, productId, today().plusDays(from), today().plusDays(to));
  }

  private static LocalDate today() {
    return LocalDate.ofInstant(Clock.systemUTC().instant(), ZoneId.of("Asia/Shanghai"));
  }

  private String licencePath(String id) {
    return "/internal/brands/" + brandId + "/licences/" + id;
  }

  private static String certificatePath(String id) {
    return "/internal/brands/certificates/" + id;
  }

  private Answer claims() {
    Answer answer = send("GET", "/api/brands/products/" + productId, null, null);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer;
  }

  private static String code(Answer answer) {
    return answer.json().path("code").asString();
  }

  private Answer put(String path, String body) {
    return send("PUT", path, TestIssuer.shared().serviceToken(), body);
  }

  private Answer send(String method, String path, String token, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (body == null) {
      request.method(method, HttpRequest.BodyPublishers.noBody());
    } else {
      request.header("Content-Type", "application/json");
      request.method(method, HttpRequest.BodyPublishers.ofString(body));
    }
    try {
      HttpResponse<String> raw = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      String text = raw.body();
      return new Answer(raw.statusCode(), JSON.readTree(text.isEmpty() ? "null" : text), text);
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private String everything() {
    StringBuilder all = new StringBuilder();
    for (String name : COLLECTIONS) {
      database
          .getCollection(name)
          .find()
          .sort(new Document("_id", 1))
          .forEach(document -> all.append(name).append(document.toJson()).append('\n'));
    }
    return all.toString();
  }
}
