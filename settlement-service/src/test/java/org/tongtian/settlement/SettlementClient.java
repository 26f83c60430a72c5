package org.tongtian.settlement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.tongtian.kit.testing.TestIssuer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the service under test over real HTTP. */
public final class SettlementClient {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final String base;

  public SettlementClient(int port) {
    base = "http://127.0.0.1:" + port;
  }

  /**
   * An answer.
   *
   * @param body null where there is none
   */
  public record Answer(int status, JsonNode body, boolean replayed) {

    public String code() {
      return body.path("code").asString();
    }

    public String field() {
      return body.path("field").asString();
    }
  }

  public Answer get(String path, String token) {
    return send(request(path, token).GET());
  }

  public Answer getInEnglish(String path, String token) {
    return send(request(path, token).header("Accept-Language", "en").GET());
  }

  public Answer put(String path, Object body) {
    return send(
        request(path, TestIssuer.shared().serviceToken())
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(text(body))));
  }

  public Answer putAs(String path, String token, Object body) {
    return send(
        request(path, token)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(text(body))));
  }

  public Answer post(String path, String token, Object body) {
    return post(path, token, UUID.randomUUID().toString(), body);
  }

  public Answer post(String path, String token, String key, Object body) {
    HttpRequest.Builder request = request(path, token).header("Content-Type", "application/json");
    if (key != null) {
      request.header("Idempotency-Key", key);
    }
    return send(request.POST(HttpRequest.BodyPublishers.ofString(text(body))));
  }

  private HttpRequest.Builder request(String path, String token) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  private static String text(Object body) {
    return body instanceof String text ? text : JSON.writeValueAsString(body);
  }

  private static Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(
          answer.statusCode(),
          answer.body().isEmpty() ? null : JSON.readTree(answer.body()),
          answer.headers().firstValue("Idempotency-Replayed").isPresent());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
