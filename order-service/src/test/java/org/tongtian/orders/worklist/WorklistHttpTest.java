package org.tongtian.orders.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.id.Ids;
import org.tongtian.orders.businessday.BusinessDays;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderService;
import org.tongtian.orders.order.OrderState;
import org.tongtian.orders.testing.Features;
import org.tongtian.orders.testing.Phone;
import org.tongtian.orders.testing.Stored;

class WorklistHttpTest {

  private final Instant now = Instant.now();
  private static final String WORK = "/api/orders/queue";

  private final Features features = Features.shared();
  private final OrderService orders = features.part(OrderService.class);
  private final String coop = Ids.next();
  private final String buyerId = Ids.next();
  private final Phone manager = features.manager(coop);
  private final Phone buyer = features.consumer(buyerId);

  @Test
  void queuesAndTheirBadges() {
    Order fresh = orders.store(order().build());
    Order late = orders.store(order().at(now.minus(Duration.ofDays(20))).build());
    Order sent = orders.store(order().in(OrderState.SHIPPED).build());
    orders.store(new Stored().by(Ids.next()).build());
    assertThat(ids(manager.get(WORK + "?queue=TO_SHIP"))).containsExactly(late.id(), fresh.id());
    assertThat(ids(manager.get(WORK + "?queue=OVERDUE"))).containsExactly(late.id());
    assertThat(ids(manager.get(WORK + "?queue=ON_THE_WAY"))).containsExactly(sent.id());
    assertThat(ids(manager.get(WORK + "?queue=PARTLY_SENT"))).isEmpty();
    assertThat(ids(manager.get(WORK + "?state=PAID"))).containsExactly(late.id(), fresh.id());
    assertThat(ids(manager.get(WORK))).hasSize(3);
    ship(fresh);
    Phone.Answer counts = manager.get(WORK + "/counts");
    assertThat(counts.body().path("toShip").asInt()).isEqualTo(1);
    assertThat(counts.body().path("overdue").asInt()).isEqualTo(1);
    assertThat(counts.body().path("onTheWay").asInt()).isEqualTo(2);
    assertThat(manager.get(WORK + "?limit=1").text("next")).isNotNull();
    assertThat(buyer.get(WORK).status()).isEqualTo(403);
    assertThat(manager.get(WORK + "?queue=NONSENSE").status()).isEqualTo(400);
    assertThat(manager.get(WORK + "?after=x").status()).isEqualTo(400);
    assertThat(manager.get(WORK + "?limit=101").status()).isEqualTo(400);
  }

  @Test
  void aPresaleIsNotOverdueBeforeItsHarvest() {
    Order early = orders.store(order().at(Instant.parse("2026-11-02T04:00:00Z")).build());
    Phone.Answer overdue = manager.get(WORK + "?queue=OVERDUE");
    // Harvested on 18 November: overdue only where that is long enough ago as well.
    LocalDate since = LocalDate.parse(overdue.text("overdueSince"));
    boolean harvestedLongAgo = !LocalDate.of(2026, 11, 18).isAfter(since);
    assertThat(ids(overdue)).isEqualTo(harvestedLongAgo ? List.of(early.id()) : List.of());
  }

  @Test
  void everyWayToFindAnOrder() {
    Order one = orders.store(order().phone("13800004242").line(Stored.KIWI, "2").build());
    Order two = orders.store(order().at(now.minus(Duration.ofDays(40))).build());
    String number = ship(one);
    Order foreign = orders.store(new Stored().by(Ids.next()).phone("13800004242").build());
    assertThat(found("q=" + one.number())).containsExactly(one.id());
    assertThat(found("q=" + number)).containsExactly(one.id());
    assertThat(found("q=4242")).containsExactly(one.id());
    assertThat(found("q=kiwi")).containsExactly(one.id());
    assertThat(found("q=%E7%BA%A2%E8%96%AF")).containsExactly(two.id());
    assertThat(found("q=bamboo")).isEmpty();
    assertThat(found("q=" + foreign.number())).isEmpty();
    assertThat(found("")).containsExactly(one.id(), two.id());
    LocalDate day = BusinessDays.dayOf(two.placedAt());
    assertThat(found("from=" + day + "&to=" + day)).containsExactly(two.id());
    assertThat(found("q=4242&from=" + day + "&to=" + day)).isEmpty();
    assertThat(found("q=" + one.number() + "&to=" + day)).isEmpty();
    assertThat(manager.get(WORK + "/search?from=2026-11-02&to=2026-11-01").code())
        .isEqualTo("search.days_invalid");
    assertThat(manager.get(WORK + "/search?from=9999999-01-01").status()).isEqualTo(400);
    String own = "/api/orders/search?q=";
    assertThat(ids(buyer.get(own + one.number()))).containsExactly(one.id());
    assertThat(ids(buyer.get(own + number))).containsExactly(one.id());
    assertThat(ids(buyer.get(own + "KIWI"))).containsExactly(one.id());
    assertThat(ids(buyer.get(own + foreign.number()))).isEmpty();
    assertThat(ids(features.consumer().get(own + one.number()))).isEmpty();
    assertThat(ids(buyer.get("/api/orders?state=PAID,RECEIVED"))).containsExactly(two.id());
    for (String gap : List.of(",", "PAID,,RECEIVED")) {
      Phone.Answer refused = buyer.get("/api/orders?state=" + gap);
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.text("field")).isEqualTo("state");
    }
  }

  @Test
  void whatWaitsForItsHarvestIsListedWithWhatWaitsToBeSentPageByPage() {
    Order oldest = orders.store(order().at(ago(4)).build());
    Order waiting = orders.store(order().at(ago(3)).in(OrderState.DEPOSIT_PAID).build());
    orders.store(order().at(ago(2)).in(OrderState.SHIPPED).build());
    orders.store(order().at(ago(2)).in(OrderState.BALANCE_DUE).build());
    Order newest = orders.store(order().at(ago(1)).build());
    List<String> seen = new ArrayList<>();
    String next = "";
    while (next != null && seen.size() < 9) {
      Phone.Answer page = buyer.get("/api/orders?state=PAID,DEPOSIT_PAID&limit=1" + next);
      assertThat(ids(page)).hasSize(1);
      seen.addAll(ids(page));
      next = page.text("next") == null ? null : "&after=" + page.text("next");
    }
    assertThat(seen).containsExactly(newest.id(), waiting.id(), oldest.id());
  }

  private Instant ago(int hours) {
    return now.minus(Duration.ofHours(hours));
  }

  @Test
  void aPickListForADayOrAChoiceAndItsLabels() {
    Order one = orders.store(order().line(Stored.KIWI, "3").build());
    Order two =
        orders.store(order().at(now.minus(Duration.ofDays(3))).line(Stored.KIWI, "4").build());
    Order sent = orders.store(order().build());
    Order done = orders.store(order().in(OrderState.COMPLETED).build());
    Order foreign = orders.store(new Stored().by(Ids.next()).build());
    String number = ship(sent);
    Phone.Answer all = manager.get(WORK + "/pick-list");
    assertThat(all.body().path("goods").get(0).path("quantity").asInt()).isEqualTo(7);
    assertThat(all.body().path("orders").asInt()).isEqualTo(2);
    Phone.Answer day = manager.get(WORK + "/pick-list?day=" + BusinessDays.dayOf(two.placedAt()));
    assertThat(day.body().path("goods").get(0).path("quantity").asInt()).isEqualTo(4);
    Phone.Answer chosen =
        manager.get(WORK + "/pick-list?order=" + one.id() + "&order=" + sent.id());
    assertThat(chosen.body().path("slips").findValuesAsString("orderId")).containsExactly(one.id());
    assertThat(chosen.raw().body()).doesNotContain("王小明", "猴场镇", "1381234");

    Phone.Answer labels = manager.get(WORK + "/labels?order=" + sent.id() + "&order=" + one.id());
    assertThat(labels.body().path("labels").findValuesAsString("orderId"))
        .containsExactly(sent.id(), one.id());
    assertThat(labels.text("labels", "0", "trackingNumber")).isNull();
    assertThat(labels.body().path("labels").get(0).path("trackingNumber").asString())
        .isEqualTo(number);
    assertThat(labels.raw().body()).contains("猴场镇 8 号", "13812345678");
    assertThat(manager.get(WORK + "/labels?order=" + done.id()).code())
        .isEqualTo("shipment.label_not_needed");
    assertThat(manager.get(WORK + "/labels?order=" + foreign.id()).status()).isEqualTo(404);
    assertThat(manager.get(WORK + "/pick-list?order=" + foreign.id()).status()).isEqualTo(404);
    assertThat(buyer.get(WORK + "/labels?order=" + one.id()).status()).isEqualTo(403);
  }

  @Test
  void aRangeOfDaysAsAFile() {
    for (int i = 0; i < 205; i++) {
      orders.store(order().at(now.minusSeconds(i)).build());
    }
    orders.store(order().at(now.minus(Duration.ofDays(30))).build());
    LocalDate today = BusinessDays.dayOf(now);
    Phone.Answer file = download(today.minusDays(2), today, "zh");
    assertThat(file.status()).isEqualTo(200);
    assertThat(file.header("Tongtian-Orders")).isEqualTo("205");
    assertThat(file.header("Content-Disposition")).contains("orders-" + today.minusDays(2));
    String text = file.raw().body();
    assertThat(text).startsWith("\uFEFF\"订单号\",");
    assertThat(text.lines().skip(1).map(line -> line.substring(0, 17)))
        .hasSize(205)
        .doesNotHaveDuplicates();
    assertThat(download(today, today, "en").raw().body()).startsWith("\uFEFF\"Order\",");
    assertThat(manager.get(exportPath(today.minusDays(500), today)).code())
        .isEqualTo("export.too_long");
    assertThat(buyer.get(exportPath(today, today)).status()).isEqualTo(403);
  }

  private Phone.Answer download(LocalDate from, LocalDate to, String language) {
    return manager.speaking(language).file(exportPath(from, to));
  }

  private static String exportPath(LocalDate from, LocalDate to) {
    return WORK + "/export?from=" + from + "&to=" + to;
  }

  private Stored order() {
    return new Stored().by(coop).to(buyerId).at(now);
  }

  private String ship(Order order) {
    String number =
        "SF" + ThreadLocalRandom.current().nextLong(100_000_000_000L, 1_000_000_000_000L);
    Phone.Answer shipped =
        manager.post(
            "/api/orders/" + order.id() + "/shipment",
            "{\"carrier\":\"SF\",\"trackingNumber\":\"" + number + "\"}");
    assertThat(shipped.text("state")).as(shipped.raw().body()).isEqualTo("SHIPPED");
    return number;
  }

  private List<String> found(String query) {
    return ids(manager.get(WORK + "/search?" + query));
  }

  private static List<String> ids(Phone.Answer page) {
    assertThat(page.status()).as(page.raw().body()).isEqualTo(200);
    return page.body().path("items").valueStream().map(item -> item.path("id").asString()).toList();
  }
}
