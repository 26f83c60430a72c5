package org.tongtian.kit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import org.tongtian.kit.KitTestApplication;
import org.tongtian.kit.testing.ServiceUnderTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a service's OpenAPI document says without anybody writing it by hand. */
@SpringBootTest(
    classes = KitTestApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "tongtian.security.public-get=/api/wishes/runs")
@ContextConfiguration(initializers = ServiceUnderTest.class)
class ApiDocumentTest {

  private static final String PROBLEM_JSON = "application/problem+json";

  @Value("${local.server.port}")
  private int port;

  private JsonNode document;
  private JsonNode grant;

  @BeforeEach
  void read() throws IOException, InterruptedException {
    URI address = URI.create("http://127.0.0.1:" + port + "/v3/api-docs");
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    document = new JsonMapper().readTree(answer.body());
    grant = document.at("/paths/~1api~1wishes/post");
  }

  @Test
  void itIsOpenApi31AndNothingInternalStandsInIt() {
    assertThat(document.path("openapi").asString()).startsWith("3.1");
    assertThat(document.path("paths").propertyNames())
        .contains("/api/wishes", "/api/wishes/runs")
        .noneMatch(path -> path.startsWith("/internal"));
  }

  @Test
  void docstringsAreDescriptions() {
    assertThat(grant.path("description").asString())
        .contains("Grants a wish.")
        .contains("wish.refused");
    assertThat(document.at("/components/schemas/Wish/description").asString())
        .isEqualTo("What a client asks for.");
    assertThat(document.at("/components/schemas/Wish/properties/mood/description").asString())
        .isEqualTo("how it asks");
  }

  @Test
  void whatCreatesSaysWhere() {
    assertThat(grant.at("/responses/201/headers/Location").isObject()).isTrue();
    assertThat(grant.path("responses").has("200")).isFalse();
  }

  @Test
  void theKeyIsAParameterThatMustBeThere() {
    JsonNode key =
        grant
            .path("parameters")
            .valueStream()
            .filter(each -> each.path("name").asString().equals("Idempotency-Key"))
            .findFirst()
            .orElseThrow();

    assertThat(key.path("in").asString()).isEqualTo("header");
    assertThat(key.path("required").asBoolean()).isTrue();
    assertThat(key.path("description").asString()).contains("409");
    assertThat(key.at("/schema/maxLength").asInt()).isEqualTo(64);
  }

  @Test
  void eachOperationListsItsProblemsUnderOneSchema() {
    assertThat(grant.path("responses").propertyNames())
        .containsExactlyInAnyOrder("201", "400", "401", "403", "409", "413", "429", "503");
    JsonNode open = document.at("/paths/~1api~1wishes~1runs/get");
    assertThat(open.path("responses").propertyNames())
        .as("by its shape, and 404 by its docstring")
        .containsExactlyInAnyOrder("200", "401", "404", "429", "503");
    assertThat(open.path("security").isArray()).isTrue();
    assertThat(open.path("security").isEmpty()).as("needs no sign-in").isTrue();
    for (String status : List.of("400", "401", "403", "409", "413", "429", "503")) {
      JsonNode answer = grant.path("responses").path(status);
      assertThat(answer.path("description").asString()).isNotBlank();
      assertThat(answer.path("content").propertyNames()).containsExactly(PROBLEM_JSON);
      assertThat(answer.at("/content/application~1problem+json/schema/$ref").asString())
          .isEqualTo("#/components/schemas/Problem");
    }
    JsonNode problem = document.at("/components/schemas/Problem/properties");
    assertThat(problem.propertyNames()).contains("code", "detail", "field", "status", "traceId");
    assertThat(problem.at("/field/type").valueStream().map(JsonNode::asString))
        .containsExactlyInAnyOrder("string", "null");
  }
}
