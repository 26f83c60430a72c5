package org.tongtian.orders.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonValue;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tongtian.kit.id.Ids;
import org.tongtian.local.stores.EmbeddedStores;
import org.tongtian.orders.fulfilment.FulfilmentSettings;
import org.tongtian.orders.order.OrderService;
import org.tongtian.orders.order.OrderState;
import org.tongtian.orders.order.SoldProducts;
import org.tongtian.orders.testing.Features;
import org.tongtian.orders.testing.Stored;
import org.tongtian.orders.tracking.TrackingNumbers;

/**
 * That no list and no search goes through orders it does not show, however many there are: what is
 * really asked of the store is written down, and an index has to answer it. It has to begin with
 * fields that the question fixes and to end with the position that the question sorts by, so that
 * the store reads what the page needs, in its order, and stops.
 */
class ListIndexesTest {

  private static final String POSITION = "position";

  private final Features features = Features.shared();
  private final Collection<BsonDocument> asked = new ConcurrentLinkedQueue<>();
  private final String coop = Ids.next();
  private final String buyer = Ids.next();
  private MongoClient client;
  private MongoDatabase database;
  private WorklistService work;
  private OrderLists lists;

  @BeforeEach
  void listens() {
    client =
        MongoClients.create(
            MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(EmbeddedStores.shared().mongoUri()))
                .codecRegistry(features.database().getCodecRegistry())
                .addCommandListener(
                    new CommandListener() {
                      @Override
                      public void commandStarted(CommandStartedEvent event) {
                        note(event.getCommand());
                      }
                    })
                .build());
    database = client.getDatabase(features.database().getName());
    lists = new OrderLists(database, Clock.systemUTC());
    work =
        new WorklistService(
            lists,
            features.part(OrderService.class),
            features.part(SoldProducts.class),
            features.part(TrackingNumbers.class),
            features.part(FulfilmentSettings.class),
            Clock.systemUTC());
    features.part(OrderService.class).store(new Stored().by(coop).to(buyer).build());
    asked.clear();
  }

  @AfterEach
  void closes() {
    client.close();
  }

  private void note(BsonDocument command) {
    if (command.containsKey("find")) {
      asked.add(command.clone());
    } else if (command.containsKey("aggregate")) {
      BsonDocument match = command.getArray("pipeline").get(0).asDocument().getDocument("$match");
      asked.add(new BsonDocument("filter", match.clone()));
    }
  }

  @ParameterizedTest
  @EnumSource(Queue.class)
  void aQueueReadsItsOwnOrders(Queue queue) {
    work.queue(coop, queue, null, 20);
    work.queue(coop, queue, Span.at(Instant.now()), 20);
    assertThat(usedIndexes())
        .containsOnly(
            queue == Queue.ALL
                ? List.of("cooperative.id", POSITION)
                : List.of("cooperative.id", "state", POSITION));
  }

  @Test
  void badgesCountTheirOwnOrders() {
    work.counts(coop);
    assertThat(usedIndexes()).containsOnly(List.of("cooperative.id", "state", POSITION));
  }

  @Test
  void aSearchByPhoneReadsThatPhonesOrders() {
    work.find(coop, SearchText.of("5678"), Span.ALL, 20);
    assertThat(usedIndexes())
        .containsOnly(List.of("cooperative.id", "delivery.phoneTail", POSITION));
  }

  @Test
  void aSearchByProductReadsThatProductsOrdersAWindowAtATime() {
    lists.ofProducts(coop, List.of("Sweet potato", "Tea"), Span.ALL, 20);
    assertThat(asked).hasSizeGreaterThan(3);
    assertThat(usedIndexes())
        .containsOnly(List.of("cooperative.id", "lines.goods.productId", POSITION));
  }

  @Test
  void aBuyersListsReadTheBuyersOrders() {
    lists.ofBuyer(buyer, List.of(OrderState.PAID, OrderState.SHIPPED), true, Span.ALL, 20);
    work.findOwn(buyer, SearchText.of("红薯"), Span.ALL, 20);
    work.findOwn(buyer, SearchText.of(""), Span.ALL, 20);
    assertThat(asked).hasSize(3);
    assertThat(usedIndexes()).containsOnly(List.of("buyerId", POSITION));
  }

  /** The index that answers each question that was asked; fails where there is none. */
  private List<List<String>> usedIndexes() {
    assertThat(asked).isNotEmpty();
    List<List<String>> indexes = new ArrayList<>();
    database
        .getCollection(OrderService.COLLECTION)
        .listIndexes()
        .forEach(index -> indexes.add(List.copyOf(index.get("key", Document.class).keySet())));
    return asked.stream().map(question -> answering(question, indexes)).toList();
  }

  private static List<String> answering(BsonDocument question, List<List<String>> indexes) {
    BsonDocument filter = question.getDocument("filter");
    BsonDocument sort = question.getDocument("sort", new BsonDocument(POSITION, new BsonInt32(1)));
    assertThat(sort.keySet()).as(question.toJson()).containsExactly(POSITION);
    return indexes.stream()
        .filter(index -> index.size() > 1 && index.getLast().equals(POSITION))
        .filter(
            index ->
                index.stream()
                    .limit(index.size() - 1L)
                    .allMatch(field -> isFixed(filter.get(field))))
        .max((one, other) -> Integer.compare(one.size(), other.size()))
        .orElseThrow(() -> new AssertionError("no index answers " + question.toJson()));
  }

  /** Whether a field can have only a few values: one, or one of a list. */
  private static boolean isFixed(BsonValue condition) {
    return condition != null
        && (!condition.isDocument() || condition.asDocument().keySet().equals(Set.of("$in")));
  }
}
