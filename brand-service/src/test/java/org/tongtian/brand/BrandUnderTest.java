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

/** The whole service on real stores, the bodies it is sent, and its answers. */
@SpringBootTest(
    classes = BrandApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "spring.config.name=brand-service")
@ContextConfiguration(initializers = ServiceUnderTest.class)
@Import(BrandUnderTest.Time.class)
abstract class BrandUnderTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<String> COLLECTIONS =
      List.of("regional_brands", "sub_brands", "licences", "certificates");

  @LocalServerPort private int port;
  @Autowired private MongoDatabase database;
  @Autowired MovableClock clock;

  final String brandId = Ids.next();
  final String subBrandId = Ids.next();
  final String productId = Ids.next();

  /** A clock that tests move. */
  @TestConfiguration(proxyBeanMethods = false)
  static class Time {

    @Bean
    MovableClock clock() {
      return new MovableClock();
    }
  }

  record Answer(int status, JsonNode json, String text) {}

  <T> T twoDaysLater(Supplier<T> look) {
    clock.moveOn(Duration.ofDays(2));
    try {
      return look.get();
    } finally {
      clock.moveOn(Duration.ofDays(-2));
    }
  }

  void putBrands() {
    assertThat(put("/internal/brands/" + brandId, brand()).status()).isEqualTo(204);
    assertThat(put("/internal/brands/" + brandId + "/sub-brands/" + subBrandId, sub()).status())
        .isEqualTo(204);
  }

  String filled(String part, String to) {
    return part.replace("PRODUCT", productId).replace("SUB", subBrandId).replace("TO", to);
  }

  static String brand() {
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

  String licence(String number, int from, int to) {
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

  String certificate(String number, int from, int to) {
    return """
        {"kind":"GI","name":{"zh":"地理标志产品","en":"Geographical indication"},
         "issuer":{"zh":"国家知识产权局","en":"CNIPA"},"number":"%s",
         "scope":{"zh":"紫云县","en":"Ziyun county"},"productIds":["%s"],
         "validFrom":"%s","validTo":"%s"}
        """
        .formatted(number, productId, today().plusDays(from), today().plusDays(to));
  }

  static LocalDate today() {
    return LocalDate.ofInstant(Clock.systemUTC().instant(), ZoneId.of("Asia/Shanghai"));
  }

  String licencePath(String id) {
    return "/internal/brands/" + brandId + "/licences/" + id;
  }

  static String certificatePath(String id) {
    return "/internal/brands/certificates/" + id;
  }

  Answer claims() {
    Answer answer = send("GET", "/api/brands/products/" + productId, null, null);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer;
  }

  static String code(Answer answer) {
    return answer.json().path("code").asString();
  }

  Answer put(String path, String body) {
    return send("PUT", path, TestIssuer.shared().serviceToken(), body);
  }

  Answer send(String method, String path, String token, String body) {
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

  String everything() {
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
