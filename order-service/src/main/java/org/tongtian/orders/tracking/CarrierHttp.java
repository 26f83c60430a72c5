package org.tongtian.orders.tracking;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.tongtian.kit.id.Ids;
import tools.jackson.databind.json.JsonMapper;

/** Carriers behind one address, asked with signed requests: {@code POST <url>/v1/parcels}. */
@Component
class CarrierHttp implements Tracking, DisposableBean {

  private static final Duration CONNECT = Duration.ofSeconds(1);
  private static final Duration ANSWER = Duration.ofSeconds(3);

  /** No word about the parcel: our signature, our clock or our haste stands in the way. */
  private static final Set<Integer> IN_ITS_WAY = Set.of(401, 403, 408, 425, 429);

  private final TrackingSettings settings;
  private final JsonMapper json;
  private final Clock clock;
  private final CircuitBreaker breaker;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();

  private record Question(String carrier, String trackingNumber, URI notifyUrl) {}

  CarrierHttp(
      TrackingSettings settings, JsonMapper json, Clock clock, CircuitBreakerRegistry breakers) {
    this.settings = settings;
    this.json = json;
    this.clock = clock;
    this.breaker = breakers.circuitBreaker("carriers");
  }

  @Override
  public boolean follow(ParcelTrack parcel) {
    Optional<String> secret = settings.secretOf(parcel.carrier());
    return secret.isPresent() && breaker.executeSupplier(() -> ask(parcel, secret.get()));
  }

  private boolean ask(ParcelTrack parcel, String secret) {
    byte[] body =
        json.writeValueAsBytes(
            new Question(parcel.carrier().name(), parcel.trackingNumber(), settings.notifyUrl()));
    CarrierSignature signature = CarrierSignature.of(secret, clock.instant(), Ids.next(), body);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(settings.url() + "/v1/parcels"))
            .timeout(ANSWER)
            .header("Content-Type", "application/json")
            .header(CarrierSignature.CARRIER, parcel.carrier().name())
            .header(CarrierSignature.TIMESTAMP, signature.timestamp())
            .header(CarrierSignature.NONCE, signature.nonce())
            .header(CarrierSignature.SIGNATURE, signature.value())
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    try {
      int status = client.send(request, BodyHandlers.discarding()).statusCode();
      if (status >= 500 || IN_ITS_WAY.contains(status)) {
        throw new CarrierUnreachableException("The carrier answered with " + status);
      }
      return status / 100 == 2;
    } catch (IOException failure) {
      throw new CarrierUnreachableException("The carrier did not answer", failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new CarrierUnreachableException("Asking the carrier was interrupted", stopped);
    }
  }

  @Override
  public void destroy() {
    client.close();
  }
}
