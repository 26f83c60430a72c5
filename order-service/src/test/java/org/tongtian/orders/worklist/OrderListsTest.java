package org.tongtian.orders.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.text.Text;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderService;
import org.tongtian.orders.order.OrderState;
import org.tongtian.orders.order.SoldProducts;
import org.tongtian.orders.testing.Features;
import org.tongtian.orders.testing.Stored;

class OrderListsTest {

  private final Instant now = Instant.now();

  private final Features features = Features.shared();
  private final OrderService orders = features.part(OrderService.class);
  private final OrderLists lists = features.part(OrderLists.class);
  private final String coop = Ids.next();

  @Test
  void pagesNeitherSkipNorRepeatWhileOrdersArePlaced() {
    List<Order> before = some(45, Stored.KIWI);
    assertThat(
            walk(
                true,
                (span, limit) -> {
                  some(2, Stored.KIWI);
                  return lists.ofCooperative(coop, span, true, limit);
                }))
        .containsAll(positions(before))
        .doesNotHaveDuplicates()
        .isSortedAccordingTo(Comparator.reverseOrder());
  }

  @Test
  void aQueueSkipsNoOrderThatMovesOnBetweenItsStates() {
    List<Order> before = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      before.add(orders.store(new Stored().by(coop).at(ago(i)).in(OrderState.RECEIVED).build()));
    }
    Random random = new Random(7);
    List<String> seen =
        walk(
            true,
            (span, limit) -> {
              set(before.get(random.nextInt(30)).id(), OrderState.COMPLETED);
              return lists.ofQueue(coop, Queue.DONE, new Document(), span, limit);
            });
    assertThat(seen)
        .containsExactlyElementsOf(
            positions(before).stream().sorted(Comparator.reverseOrder()).toList());
  }

  @Test
  void theOldestIsSentFirstAndOnlyWhatIsPaid() {
    List<Order> paid = some(12, Stored.KIWI);
    orders.store(new Stored().by(coop).in(OrderState.SHIPPED).build());
    orders.store(new Stored().by(Ids.next()).build());
    assertThat(
            walk(
                false,
                (span, limit) -> lists.ofQueue(coop, Queue.TO_SHIP, new Document(), span, limit)))
        .containsExactlyElementsOf(positions(paid).stream().sorted().toList());
  }

  @Test
  void aProductIsFoundThroughItsNameInEitherLanguage() {
    some(11, Stored.KIWI);
    List<Order> potatoes = some(17, Stored.SWEET_POTATO);
    Order old =
        orders.store(
            new Stored()
                .by(coop)
                .at(now.minus(Duration.ofDays(700)))
                .line(Stored.SWEET_POTATO, "1")
                .build());
    SoldProducts sold = features.part(SoldProducts.class);
    List<String> products = sold.named(coop, "红芯", 9);
    assertThat(products).isEqualTo(sold.named(coop, "RED-HEART", 9)).hasSize(1);
    assertThat(sold.named(coop, "bamboo", 9)).isEmpty();
    assertThat(sold.named(Ids.next(), "红芯", 9)).isEmpty();
    List<String> found = walk(true, (span, limit) -> lists.ofProducts(coop, products, span, limit));
    List<String> expected = new ArrayList<>(positions(potatoes));
    expected.add(old.position());
    assertThat(found)
        .containsExactlyElementsOf(expected.stream().sorted(Comparator.reverseOrder()).toList());
    Span recent = new Span(Span.at(now.minus(Duration.ofDays(30))), null);
    assertThat(lists.ofProducts(coop, products, recent, 100)).hasSize(17);
  }

  @Test
  void aBuyerFindsTheOwnOrdersByStateRefundAndName() {
    String buyer = Ids.next();
    Order kiwi = orders.store(new Stored().to(buyer).at(ago(3)).line(Stored.KIWI, "1").build());
    Order dots =
        orders.store(
            new Stored()
                .to(buyer)
                .at(ago(2))
                .line(new Text("刺梨.*汁", "Juice (fresh)"), "1")
                .in(OrderState.SHIPPED)
                .refund("r")
                .build());
    some(1, Stored.KIWI);
    assertThat(lists.ofBuyer(buyer, List.of(), false, Span.ALL, 9)).containsExactly(dots, kiwi);
    assertThat(lists.ofBuyer(buyer, List.of(OrderState.PAID), false, Span.ALL, 9))
        .containsExactly(kiwi);
    assertThat(lists.ofBuyer(buyer, List.of(), true, Span.ALL, 9)).containsExactly(dots);
    assertThat(lists.ofBuyerNamed(buyer, "猕猴", Span.ALL, 9)).containsExactly(kiwi);
    assertThat(lists.ofBuyerNamed(buyer, ".*", Span.ALL, 9)).containsExactly(dots);
    assertThat(lists.ofBuyerNamed(buyer, "juice (", Span.ALL, 9)).containsExactly(dots);
  }

  private List<String> walk(boolean newestFirst, BiFunction<Span, Integer, List<Order>> page) {
    List<String> seen = new ArrayList<>();
    String cursor = null;
    while (true) {
      List<Order> found = page.apply(Span.ALL.behind(cursor, newestFirst), 7);
      if (found.isEmpty()) {
        return seen;
      }
      // What is placed while this looks on is of no end; what was there before is.
      if (seen.size() > 500) {
        return seen;
      }
      found.forEach(order -> seen.add(order.position()));
      cursor = seen.getLast();
    }
  }

  private List<Order> some(int count, Text product) {
    List<Order> stored = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      stored.add(orders.store(new Stored().by(coop).at(ago(i)).line(product, "1").build()));
    }
    return stored;
  }

  private Instant ago(int i) {
    return now.minusSeconds(17L * i * i).truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
  }

  private static List<String> positions(List<Order> orders) {
    return orders.stream().map(Order::position).toList();
  }

  private void set(String id, OrderState state) {
    features
        .database()
        .getCollection("orders")
        .updateOne(
            new Document("_id", id), new Document("$set", new Document("state", state.name())));
  }
}
