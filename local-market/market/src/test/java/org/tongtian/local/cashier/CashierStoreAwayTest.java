package org.tongtian.local.cashier;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongtian.kit.id.Ids;
import org.tongtian.local.stores.EmbeddedMongo;

/** What the cashier has promised it does, though its store was away when it was due. */
class CashierStoreAwayTest {

  private static final String DATABASE = "cashier";
  private static final String IMPATIENT = "/?serverSelectionTimeoutMS=100";

  @TempDir Path folder;

  @Test
  void aPaymentLandsThoughTheStoreWasAwayThen() throws IOException, InterruptedException {
    EmbeddedMongo store = EmbeddedMongo.start(folder, 0);
    String uri = store.uri();
    String id = Ids.next();
    try (MongoClient mongo = MongoClients.create(uri);
        SimulatedCashier cashier =
            SimulatedCashier.start(
                uri + IMPATIENT, DATABASE, InetAddress.getLoopbackAddress(), 0)) {
      mongo.getDatabase(DATABASE).getCollection("payments").insertOne(opened(id));
      cashier.behave(Behaviour.of("landing=2000"));
      pay(cashier, id);
      Instant landsAt = stored(mongo, id).getDate("landsAt").toInstant();
      store.close();
      assertThat(Instant.now()).as("the store is away in time").isBefore(landsAt);
      await(() -> Instant.now().isAfter(landsAt.plusMillis(600)));
      store = EmbeddedMongo.start(folder, URI.create(uri).getPort());
      await(() -> stored(mongo, id).getString("state").equals("PAID"));
    } finally {
      store.close();
    }
  }

  private static void pay(SimulatedCashier cashier, String id)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(cashier.url() + "/cashier/transactions/" + id + "/payment"))
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    try (HttpClient phone = HttpClient.newHttpClient()) {
      assertThat(phone.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
          .isEqualTo(202);
    }
  }

  private static Document opened(String id) {
    return new Document("_id", id)
        .append("merchantOrderId", Ids.next())
        .append("merchantId", "merchant")
        .append("description", "红薯")
        .append("amount", new Document("amount", 650L).append("currency", "CNY"))
        .append("state", Payment.State.OPEN.name())
        .append("notifyUrl", "http://127.0.0.1:9/nobody")
        .append("openedAt", Instant.now())
        .append("expiresAt", Instant.now().plusSeconds(600))
        .append("refunded", 0L)
        .append("refunds", List.of());
  }

  private static Document stored(MongoClient mongo, String id) {
    return mongo
        .getDatabase(DATABASE)
        .getCollection("payments")
        .find(new Document("_id", id))
        .first();
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waiting").isLessThan(end);
      LockSupport.parkNanos(10_000_000);
    }
  }
}
