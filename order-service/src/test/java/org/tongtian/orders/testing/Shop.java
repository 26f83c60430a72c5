package org.tongtian.orders.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.bson.Document;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.security.Role;
import org.tongtian.kit.testing.TestIssuer;

/** One order-service with its fakes, shared by the tests of this JVM. */
public final class Shop {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  public final FakeCatalog catalog = new FakeCatalog();
  public final FakeSettlement settlement = new FakeSettlement();
  public final FakeLive live = new FakeLive();
  public final FakeChannel channel = new FakeChannel();
  public final RunningOrders orders =
      RunningOrders.start(catalog.url(), settlement.url(), live.url(), channel.url());

  private static final class Holder {
    private static final Shop SHARED = new Shop();
  }

  /** The shared one. */
  public static Shop shared() {
    return Holder.SHARED;
  }

  /** A new consumer's phone. */
  public Phone consumer() {
    return new Phone(orders.url(), TestIssuer.shared().consumer());
  }

  /** The phone of the selling co-operative's manager. */
  public Phone manager() {
    return manager(catalog.cooperative().id());
  }

  /** The phone of another co-operative's manager. */
  public Phone strangeManager() {
    return manager(Ids.next());
  }

  private Phone manager(String partyId) {
    return new Phone(
        orders.url(), TestIssuer.shared().token(Role.COOP_MANAGER, Ids.next(), partyId, "李社长"));
  }

  /** A visitor's phone. */
  public Phone visitor() {
    return new Phone(orders.url(), null);
  }

  /** Places an order for 5 jin and gives its id. */
  public String placed(Phone buyer) {
    Phone.Answer answer = buyer.post("/api/orders", Phone.wish(catalog.lotId(), "5"));
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
    return answer.text("id");
  }

  /** Places and pays. */
  public String paid(Phone buyer) {
    String id = placed(buyer);
    channel.pay(id);
    assertThat(channel.tell(id).statusCode()).isEqualTo(200);
    return id;
  }

  /** The order as it is stored. */
  public Document stored(String id) {
    return orders.database().getCollection("orders").find(new Document("_id", id)).first();
  }

  /** The order as it is stored, but for what the relay clears by itself. */
  public Document lasting(String id) {
    Document document = stored(id);
    document.remove("outbox");
    return document;
  }

  /** Types of the facts published about an order, by name. */
  public List<String> facts(String id) {
    List<String> types = new ArrayList<>();
    orders
        .database()
        .getCollection("published_facts")
        .find(new Document("fact.subject", id))
        .sort(new Document("_id", 1))
        .forEach(copy -> types.add(copy.get("fact", Document.class).getString("type")));
    return types;
  }

  /** How many orders there are. */
  public long count() {
    return orders.database().getCollection("orders").countDocuments();
  }

  /** Changes a stored order behind the service's back, e.g. to let time pass. */
  public void rewrite(String id, Document set) {
    orders
        .database()
        .getCollection("orders")
        .updateOne(new Document("_id", id), new Document("$set", set));
  }

  /** Waits until it is so. */
  public static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waiting until %s", what).isLessThan(end);
      try {
        Thread.sleep(30);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(stopped);
      }
    }
  }
}
