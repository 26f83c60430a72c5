package org.tongtian.orders.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongtian.orders.testing.Carriers;
import org.tongtian.orders.testing.FakeCarrier;
import org.tongtian.orders.testing.Phone;
import org.tongtian.orders.testing.Shop;

/**
 * The fallback of {@link ParcelFollower}: whatever becomes of the question, the parcel is sent, and
 * it waits until the carrier took it. No parcel is forgotten, none is told of twice.
 */
class CarrierFallbackTest {

  private static final FakeCarrier CARRIER = new FakeCarrier();
  private static final Shop SHOP =
      Shop.own(
          Map.of("tongtian.tracking.url", CARRIER.url(), "tongtian.tracking.follow-every", "P30D"));

  private final Phone buyer = SHOP.consumer();
  private final Carriers carriers = new Carriers(SHOP.orders.url());

  @AfterAll
  static void stop() {
    CARRIER.close();
    SHOP.close();
  }

  @BeforeEach
  void allIsQuiet() {
    CARRIER.recovers();
    breaker().reset();
    asks();
    CARRIER.recovers();
  }

  @Test
  void aSilentCarrierIsAskedAgainUntilItTookTheParcelAndThenNoMore() {
    String order = sent("SF100000000001");
    CARRIER.fallsSilent();
    asks();
    assertThat(waiting()).containsExactly("SF100000000001");
    assertThat(SHOP.state(order)).isEqualTo("SHIPPED");
    CARRIER.recovers();
    asks();
    asks();
    assertThat(CARRIER.asked()).containsExactly("SF100000000001");
    assertThat(waiting()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503, 429, 408, 401, 403})
  void whatIsNoWordAboutTheParcelLosesNone(int status) {
    String order = sent(number());
    CARRIER.answers(status);
    asks();
    assertThat(waiting()).hasSize(1);
    assertThat(SHOP.state(order)).isEqualTo("SHIPPED");
    CARRIER.recovers();
    asks();
    assertThat(CARRIER.asked()).hasSize(1);
    assertThat(waiting()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 422})
  void whoDoesNotReportIsNotAskedAgain(int status) {
    sent(number());
    CARRIER.answers(status);
    asks();
    asks();
    assertThat(CARRIER.asked()).hasSize(1);
    assertThat(waiting()).isEmpty();
  }

  @Test
  void aParcelItChokesOnKeepsNoOtherOneWaiting() {
    String first = number();
    sent(first);
    String second = number();
    sent(second);
    CARRIER.answers(first, 500);
    asks();
    assertThat(CARRIER.asked()).containsExactly(first, second);
    assertThat(waiting()).containsExactly(first);
  }

  @Test
  void whileItIsDownItIsLeftAloneAndAfterwardsEachIsAskedOnce() {
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      numbers.add(number());
      sent(numbers.getLast());
    }
    CARRIER.answers(500);
    asks();
    asks();
    assertThat(breaker().getState()).isEqualTo(CircuitBreaker.State.OPEN);
    assertThat(CARRIER.asked()).hasSizeLessThan(numbers.size());
    assertThat(waiting()).containsExactlyElementsOf(numbers);
    CARRIER.recovers();
    breaker().reset();
    asks();
    asks();
    assertThat(CARRIER.asked()).containsExactlyElementsOf(numbers);
  }

  @Test
  void aRestartForgetsNone() {
    String number = number();
    sent(number);
    CARRIER.answers(500);
    asks();
    assertThat(waiting()).containsExactly(number);
    CARRIER.recovers();
    SHOP.orders.restart(); // its first round comes by itself
    Shop.await("the carrier took it", () -> waiting().isEmpty());
    asks();
    assertThat(CARRIER.asked()).containsExactly(number);
  }

  @Test
  void anAnswerThatIsNoHttpIsNone() throws IOException, InterruptedException {
    try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread babbler = Thread.ofVirtual().start(() -> babble(door));
      Shop other =
          Shop.own(
              Map.of(
                  "tongtian.tracking.url",
                  "http://127.0.0.1:" + door.getLocalPort(),
                  "tongtian.tracking.follow-every",
                  "P30D"));
      try (other) {
        send(other, number());
        asks(other);
        assertThat(waiting(other)).hasSize(1);
      }
      babbler.join();
    }
  }

  private static void babble(ServerSocket door) {
    try (Socket caller = door.accept()) {
      caller.getOutputStream().write("吃了吗\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      caller.getOutputStream().flush();
      caller.shutdownOutput();
      caller.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
    } catch (IOException gone) {
      throw new java.io.UncheckedIOException(gone);
    }
  }

  @Test
  void whatIsToldLateIsNotedOnceAndMovesNothing() {
    String number = number();
    String order = sent(number);
    assertThat(buyer.post("/api/orders/" + order + "/receipt", "").status()).isEqualTo(200);
    Instant now = Instant.now();
    Document received = SHOP.lasting(order);

    for (int time = 0; time < 3; time++) {
      assertThat(carriers.tell(number, "late-1", "DELIVERED", now)).isEqualTo(200);
      assertThat(carriers.tell(number, "late-2", "IN_TRANSIT", now.minusSeconds(60)))
          .isEqualTo(200);
    }

    assertThat(events(order)).containsExactly("DELIVERED", "IN_TRANSIT");
    Document after = SHOP.lasting(order);
    assertThat(after.getString("state")).isEqualTo(received.getString("state"));
    assertThat(after.get("timeline")).isEqualTo(received.get("timeline"));
    assertThat(after.get("receiveBefore")).isEqualTo(received.get("receiveBefore"));
  }

  @Test
  void aBodyThatIsCutOffIsRefusedAndItsRepetitionIsHeard() {
    String number = number();
    String order = sent(number);
    String whole = Carriers.body(number, "e1", "DELIVERED", Instant.now());
    String half = whole.substring(0, whole.length() / 2);
    assertThat(carriers.tell(half).statusCode()).isEqualTo(400);
    assertThat(events(order)).isEmpty();
    assertThat(carriers.tell(whole).statusCode()).isEqualTo(200);
    assertThat(carriers.tell(whole).statusCode()).isEqualTo(200);
    assertThat(events(order)).containsExactly("DELIVERED");
  }

  private String sent(String number) {
    return send(SHOP, number);
  }

  /** A paid order that is on its way, and was for long enough that its carrier may be asked. */
  private String send(Shop shop, String number) {
    String order = shop.paid(shop == SHOP ? buyer : shop.consumer());
    Phone.Answer shipped =
        shop.manager()
            .post(
                "/api/orders/" + order + "/shipment",
                "{\"carrier\":\"SF\",\"trackingNumber\":\"" + number + "\"}");
    assertThat(shipped.text("state")).as(shipped.raw().body()).isEqualTo("SHIPPED");
    Instant before = Instant.now().minusSeconds(60);
    shop.orders
        .database()
        .getCollection("parcel_tracks")
        .updateOne(
            new Document("trackingNumber", number),
            new Document("$set", new Document("claimedAt", Date.from(before))));
    return order;
  }

  private List<String> events(String order) {
    return buyer
        .get("/api/orders/" + order + "/tracking")
        .body()
        .path("parcels")
        .get(0)
        .path("events")
        .findValuesAsString("kind");
  }

  private static void asks() {
    asks(SHOP);
  }

  private static void asks(Shop shop) {
    shop.orders.part(ParcelFollower.class).sweep();
  }

  private static List<String> waiting() {
    return waiting(SHOP);
  }

  /** Numbers whose carriers have not taken them yet, in the order in which they are asked about. */
  private static List<String> waiting(Shop shop) {
    return shop.orders.part(TrackRepository.class).notFollowed(Instant.now(), 100).stream()
        .map(ParcelTrack::trackingNumber)
        .toList();
  }

  private static CircuitBreaker breaker() {
    return SHOP.orders.part(CircuitBreakerRegistry.class).circuitBreaker("carriers");
  }

  private static String number() {
    return "SF" + ThreadLocalRandom.current().nextLong(100_000_000_000L, 1_000_000_000_000L);
  }
}
