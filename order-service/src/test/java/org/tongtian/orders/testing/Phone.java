package org.tongtian.orders.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.tongtian.kit.id.Ids;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody's phone: speaks HTTP with one person's token.
 *
 * @param token null for a visitor
 * @param language what it asks to be answered in
 */
public record Phone(String base, String token, String language) {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * What came back.
   *
   * @param body null where it was empty
   */
  public record Answer(int status, JsonNode body, HttpResponse<String> raw) {

    /** A field of the body by its path, as text. */
    public String text(String... path) {
      JsonNode node = body;
      for (String name : path) {
        node = node.path(name);
      }
      return node.isNull() || node.isMissingNode() ? null : node.asString();
    }

    /** The code of a problem. */
    public String code() {
      return text("code");
    }

    /** A header, null where it is missing. */
    public String header(String name) {
      Optional<String> value = raw.headers().firstValue(name);
      return value.orElse(null);
    }
  }

  /** A phone that is set to Chinese. */
  public Phone(String base, String token) {
    this(base, token, "zh");
  }

  /** The same phone set to another language. */
  public Phone speaking(String other) {
    return new Phone(base, token, other);
  }

  /** Reads. */
  public Answer get(String path) {
    return send(request(path).GET());
  }

  /** Reads a file, which is no JSON. */
  public Answer file(String path) {
    try {
      HttpResponse<String> raw =
          CLIENT.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(raw.statusCode(), null, raw);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /** Posts under a new idempotency key. */
  public Answer post(String path, String body) {
    return post(path, body, Ids.next());
  }

  /** Posts under a key; null sends none. */
  public Answer post(String path, String body, String key) {
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (key != null) {
      request.header("Idempotency-Key", key);
    }
    return send(request);
  }

  /** Puts. */
  public Answer put(String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** Deletes. */
  public Answer delete(String path) {
    return send(request(path).DELETE());
  }

  /** A wish for one lot at the price of the {@link FakeCatalog}'s sweet potatoes. */
  public static String wish(String lotId, String quantity) {
    return wish(lotId, quantity, null);
  }

  /** The same wish from a live room. */
  public static String wish(String lotId, String quantity, String roomId) {
    return Wish.json(lotId, quantity, roomId, 650);
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path)).header("Accept-Language", language);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return request;
  }

  private static Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> raw = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
      JsonNode body = raw.body().isEmpty() ? null : JSON.readTree(raw.body());
      return new Answer(raw.statusCode(), body, raw);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
