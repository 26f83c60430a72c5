package org.tongtian.local.stores;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which index a question goes through, and how much of it is looked at. */
class QueryPlanTest {
  private static final int ORDERS = 100;
  private static final Document BY_ID = new Document("_id", 1);

  @TempDir Path folder;

  private DurableStore store;
  private IdIndex ids;
  private StoredIndex coop;
  private StoredIndex state;
  private StoredIndex number;
  private StoredIndex tags;

  @BeforeEach
  void fill() {
    store = DurableStore.open(folder.resolve("mongo.mv"));
    StoredMap<byte[]> documents = store.documents("documents");
    ids = new IdIndex("_id_", keys("_id"), documents.map());
    coop = new SecondaryIndex("coop", keys("coop"), false, entries());
    state = new SecondaryIndex("state", keys("state", "at"), false, entries());
    number = new UniqueIndex("number", keys("number"), false, entries());
    tags = new SecondaryIndex("tags", keys("tags"), false, entries());
    for (int id = 0; id < ORDERS; id++) {
      Document order =
          new Document("_id", id)
              .append("coop", id % 10)
              .append("state", id % 2 == 0 ? "PAID" : "SHIPPED")
              .append("at", ORDERS - id)
              .append("number", "N" + id)
              .append("tags", List.of(id, "all"));
      StoredKey position = StoredKey.of(id);
      documents.put(position, DocumentType.encode(order));
      Stream.of(coop, state, number, tags).forEach(index -> index.add(order, position, null));
    }
  }

  private StoredMap<StoredKey> entries() {
    return store.entries(UUID.randomUUID().toString());
  }

  private static List<IndexKey> keys(String... fields) {
    return Stream.of(fields).map(field -> new IndexKey(field, true)).toList();
  }

  @AfterEach
  void close() {
    store.close();
  }

  private QueryPlan plan(Document filter, Document order, int limit) {
    return QueryPlan.best(filter, order, limit > 0, List.of(ids, coop, state, number, tags));
  }

  private static void assertReaches(QueryPlan plan, Positions index, int documents) {
    assertThat(plan.index()).isSameAs(index);
    assertThat(plan.positions()).hasSize(documents);
  }

  @Test
  void anIdIsLookedUpWhateverElseIsAsked() {
    Document guarded = new Document("coop", 3).append("_id", 3).append("state", "PAID");

    assertReaches(plan(guarded, BY_ID, 0), ids, 1);
    assertReaches(plan(new Document("_id", in(1, 2, 999)), BY_ID, 0), ids, 3);
    assertReaches(plan(new Document("$and", List.of(new Document("_id", 3))), BY_ID, 0), ids, 1);
  }

  @Test
  void aUniqueFieldReachesOneDocument() {
    assertReaches(plan(new Document("number", "N7").append("coop", 7), BY_ID, 0), number, 1);
    assertReaches(plan(new Document("number", in("N7", "N8")), BY_ID, 0), number, 2);
  }

  @Test
  void anIndexedFieldReachesItsDocumentsOnly() {
    assertReaches(plan(new Document("coop", 3), BY_ID, 0), coop, 10);
    assertReaches(plan(new Document("coop", in(3, 4)), BY_ID, 0), coop, 20);
    assertReaches(plan(new Document("tags", "all").append("coop", 3), BY_ID, 0), coop, 10);
    assertReaches(plan(new Document("tags", 17), BY_ID, 0), tags, 1);
  }

  @Test
  void aRangeBehindAnEqualFieldIsCut() {
    Document filter = new Document("state", "PAID").append("at", new Document("$lte", 10));

    assertReaches(plan(filter, BY_ID, 0), state, 5);
  }

  @Test
  void aPageOfAListIsReadInItsOrder() {
    Document behind = new Document("coop", 3).append("_id", new Document("$lt", 53));
    QueryPlan page = plan(behind, new Document("_id", -1), 2);

    assertReaches(page, coop, 6);
    assertThat(page.isSorted()).isTrue();
    assertThat(page.positions().limit(2)).containsExactly(StoredKey.of(53), StoredKey.of(43));
  }

  @Test
  void idsBehindOneAreReadInTheirOrder() {
    QueryPlan plan = plan(new Document("_id", new Document("$gt", 89)), BY_ID, 5);

    assertReaches(plan, ids, 11);
    assertThat(plan.isSorted()).isTrue();
  }

  @Test
  void anOrderThatNoFilterNamesIsReadFromItsIndexWhereTheFirstFewAreEnough() {
    QueryPlan few = plan(new Document(), new Document("number", -1), 3);

    assertThat(few.index()).isSameAs(number);
    assertThat(few.isSorted()).isTrue();
    assertThat(few.positions().findFirst()).contains(StoredKey.of(99));
  }

  @Test
  void listsAndMixedDirectionsAreSortedAfterwards() {
    assertThat(plan(new Document(), new Document("tags", 1), 3).isSorted()).isFalse();
    assertThat(
            plan(new Document("state", "PAID"), new Document("at", 1).append("_id", -1), 3)
                .isSorted())
        .isFalse();
    assertThat(
            plan(new Document("state", "PAID"), new Document("at", -1).append("_id", -1), 3)
                .isSorted())
        .isTrue();
  }

  /** The filter compares large numbers as whole ones, and with the largest long at most. */
  @Test
  void aBoundAdmitsWhatTheFilterTakesForEqual() {
    assertThat(Bound.of("$lte", 3_000_000_000L).last())
        .isGreaterThan(StoredKey.of(3_000_000_000.5));
    assertThat(Bound.of("$gte", 3_000_000_000.5).first()).isLessThan(StoredKey.of(3_000_000_000L));
    assertThat(Bound.of("$lte", Long.MAX_VALUE).last()).isGreaterThan(StoredKey.of(1e300));
    assertThat(Bound.of("$gt", "薯").last()).isLessThan(StoredKey.of(new Document()));
    assertThat(Bound.of("$gt", null)).isNull();
  }

  private static Document in(Object... values) {
    return new Document("$in", List.of(values));
  }
}
