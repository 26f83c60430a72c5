package org.tongtian.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.security.Role;
import org.tongtian.kit.testing.TestIssuer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to the service over HTTP as each of its callers. */
public final class Shop {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final String base;

  /**
   * @param base address of the service
   */
  public Shop(String base) {
    this.base = base;
  }

  /** An answer with its JSON, which is missing where there is none. */
  public record Answer(int status, JsonNode json, HttpResponse<String> raw) {

    /** The problem's code. */
    public String code() {
      return json.path("code").asString();
    }

    /** The problem's field. */
    public String field() {
      return json.path("field").asString("");
    }
  }

  /** What a manager of that co-operative carries. */
  public static String manager(String cooperativeId) {
    return TestIssuer.shared().token(Role.COOP_MANAGER, Ids.next(), cooperativeId, "杨理事长");
  }

  /** Sends it; token, key and body may be null. */
  public Answer send(String method, String path, String token, String key, String body) {
    return send(method, path, token, key, body, "zh");
  }

  /** Sends it in a language. */
  public Answer send(
      String method, String path, String token, String key, String body, String language) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path)).header("Accept-Language", language);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (key != null) {
      request.header("Idempotency-Key", key);
    }
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    request.method(
        method,
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body));
    try {
      HttpResponse<String> raw = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(
          raw.statusCode(), JSON.readTree(raw.body().isEmpty() ? "null" : raw.body()), raw);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /** Reads as anybody. */
  public Answer get(String path) {
    return send("GET", path, null, null, null);
  }

  /** Asks as another service. */
  public Answer internal(String method, String path, String body) {
    return send(method, path, TestIssuer.shared().serviceToken(), null, body);
  }

  /** Reserves for an order, for ten minutes. */
  public Answer reserve(String orderId, String lotId, String quantity) {
    return internal(
        "POST", "/internal/catalog/reservations", reservation(orderId, lotId, quantity));
  }

  /** Gives a reservation back. */
  public Answer release(String reservationId) {
    return internal(
        "POST",
        "/internal/catalog/reservations/release",
        "{\"reservationIds\":[\"" + reservationId + "\"]}");
  }

  /** The body of a reservation; the quantity as it stands in JSON. */
  public static String reservation(String orderId, String lotId, String quantity) {
    Instant expires = Instant.now().truncatedTo(ChronoUnit.MILLIS).plusSeconds(600);
    return """
        {"buyerId":"buyer-1","expiresAt":"%s",
         "goods":[{"reservationId":"%s","lotId":"%s","quantity":%s}]}
        """
        .formatted(expires, orderId, lotId, quantity);
  }
}
