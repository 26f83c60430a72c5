package org.tongtian.orders.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.tongtian.kit.id.Ids;

/**
 * Plays carriers that report on parcels; the signature is made here by the book, not by the code
 * under test.
 *
 * @param base of order-service
 */
public record Carriers(String base) {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String SF_SECRET = "a-secret-of-sf-express";

  /** SF tells of a parcel, signed as it should be; the answer's status. */
  public int tell(String number, String eventId, String kind, Instant at) {
    return tell(body(number, eventId, kind, at)).statusCode();
  }

  /** The body of a report. */
  public static String body(String number, String eventId, String kind, Instant at) {
    return """
    {"eventId":"%s","trackingNumber":"%s","kind":"%s","at":"%s","place":"贵阳转运中心","text":"已到达"}
    """
        .formatted(eventId, number, kind, at);
  }

  /** SF sends any body with a genuine signature. */
  public HttpResponse<String> tell(String body) {
    return send("SF", body, Instant.now(), SF_SECRET);
  }

  /** Somebody sends something. */
  public HttpResponse<String> send(String carrier, String body, Instant signedAt, String secret) {
    String timestamp = Long.toString(signedAt.getEpochSecond());
    String nonce = Ids.next();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + "/api/orders/tracking-events"))
            .header("Content-Type", "application/json")
            .header("Tracking-Carrier", carrier)
            .header("Tracking-Timestamp", timestamp)
            .header("Tracking-Nonce", nonce)
            .header(
                "Tracking-Signature", sign(secret, timestamp + "\n" + nonce + "\n" + body + "\n"))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private static String sign(String secret, String message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(message.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
