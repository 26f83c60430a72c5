package org.tongtian.orders.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.orders.audit.SilentAudit;
import org.tongtian.orders.carrier.Carrier;
import org.tongtian.orders.model.OrderModel.Line;
import org.tongtian.orders.model.OrderModel.Part;
import org.tongtian.orders.model.OrderModel.Payment;
import org.tongtian.orders.model.OrderModel.Sale;
import org.tongtian.orders.order.LineMoney;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderRefund;
import org.tongtian.orders.order.OrderRevisions;
import org.tongtian.orders.order.OrderService;
import org.tongtian.orders.order.OrderState;
import org.tongtian.orders.order.Parcel;
import org.tongtian.orders.order.TimelineReason;
import org.tongtian.orders.payment.RefundReason;
import org.tongtian.orders.payment.RefundService;
import org.tongtian.orders.testing.FakeLot;
import org.tongtian.orders.testing.ModelRun;
import org.tongtian.orders.testing.ModelRun.EverySeed;
import org.tongtian.orders.testing.Phone;
import org.tongtian.orders.testing.Shop;
import org.tongtian.orders.testing.Sweeps;
import org.tongtian.orders.testing.Wish;
import tools.jackson.databind.JsonNode;

/**
 * The real order-service under random commands, repeated and in any order, beside the model of it.
 * A run is replayed by its seed, which every failure names.
 */
class OrderModelTest {

  private static final Instant LATER = Instant.parse("2030-01-01T00:00:00Z");

  private static final Set<OrderState> STATES_SEEN = EnumSet.noneOf(OrderState.class);
  private static final Set<TimelineReason> REASONS_SEEN = new HashSet<>();

  private final Map<String, FakeLot> lots = new LinkedHashMap<>();
  private final OrderModel model = new OrderModel();
  private Shop shop;
  private Sweeps sweeps;
  private Ledger ledger;
  private Phone buyer;
  private SplittableRandom random;
  private Sale sale;
  private Part part;

  @EverySeed
  void theServiceDoesWhatTheModelSays(long seed) {
    ModelRun run = new ModelRun(seed);
    random = run.random();
    try (Shop own = Shop.withoutSweeps()) {
      begin(own);
      run.steps(700, OrderCommand.values(), this::step);
      finish(run.end());
    }
  }

  private void step(OrderCommand command, String place) {
    choose(command);
    run(command, place);
    ledger.settleStock(sale);
    if (sale != null) {
      ledger.check(sale, place);
      sale.parts.forEach(each -> STATES_SEEN.add(each.state));
      sale.parts.forEach(each -> REASONS_SEEN.add(each.reason));
    }
    ledger.checkStock(place);
  }

  @AfterAll
  static void everyLifeWasLived() {
    assertThat(STATES_SEEN)
        .containsExactly(
            OrderState.PENDING_PAYMENT,
            OrderState.PAID,
            OrderState.SHIPPED,
            OrderState.RECEIVED,
            OrderState.COMPLETED,
            OrderState.CANCELLED);
    assertThat(REASONS_SEEN)
        .contains(
            TimelineReason.EXPIRED,
            TimelineReason.BY_BUYER,
            TimelineReason.LATE_PAYMENT_TAKEN,
            TimelineReason.LATE_PAYMENT_RETURNED,
            TimelineReason.REFUNDED,
            TimelineReason.RECEIVED_BY_TIME);
  }

  private void begin(Shop own) {
    shop = own;
    sweeps = new Sweeps(own.orders);
    buyer = own.consumer();
    for (FakeLot lot : List.of(own.catalog.potatoes(), own.catalog.noodles(), own.catalog.kiwi())) {
      lots.put(lot.lotId(), lot);
      own.catalog.stock(lot, Quantity.of(120));
      model.stock(lot.lotId(), 120);
    }
    ledger = new Ledger(own, model, random.split());
  }

  /** The end of all refunds: the channel has paid back exactly what the model says. */
  private void finish(String place) {
    ledger.dueNow();
    sweeps.refund();
    for (Sale each : model.sales()) {
      ledger.check(each, place);
      for (Payment payment : each.payments) {
        assertThat(shop.channel.refunded(payment.id))
            .as(place + ": paid back of " + payment.id)
            .isEqualTo(ledger.backOf(each, payment));
      }
    }
    SilentAudit.of(shop, place);
  }

  /** Mostly one that the command moves on, and a new one, so that lives are lived to their end. */
  private void choose(OrderCommand command) {
    List<Sale> all = model.sales();
    List<Sale> ripe = all.stream().filter(each -> !ripe(each, command).isEmpty()).toList();
    List<Sale> some = ripe.isEmpty() || random.nextInt(4) == 0 ? all : ripe;
    sale =
        some.isEmpty()
            ? null
            : some.get(some.size() - 1 - random.nextInt(Math.min(some.size(), 8)));
    part =
        sale == null
            ? null
            : anyOf(ripe(sale, command).isEmpty() ? sale.parts : ripe(sale, command));
  }

  private static List<Part> ripe(Sale sale, OrderCommand command) {
    return sale.parts.stream().filter(each -> each.state == command.ripe()).toList();
  }

  private Part anyOf(List<Part> parts) {
    return parts.get(random.nextInt(parts.size()));
  }

  private void run(OrderCommand command, String place) {
    if (command == OrderCommand.PLACE || sale == null) {
      place(place);
      return;
    }
    switch (command) {
      case PAY -> pay();
      case TELL -> tell(shop.channel::told, place);
      case TELL_MANY -> tell(shop.channel::toldAtOnce, place);
      case CANCEL -> cancel(place);
      case EXPIRE -> expire();
      case ASK -> ask();
      case SHIP -> ship(place);
      case RECEIVE -> receive(place);
      case RECEIVE_BY_TIME -> receiveByTime();
      case REFUND -> refund(place);
      case RELEASE -> release();
      case PAY_BACK -> sweeps.refund();
      default -> throw new AssertionError(command);
    }
  }

  private void place(String place) {
    Map<FakeLot, Long> wanted = new LinkedHashMap<>();
    for (FakeLot lot : lots.values()) {
      if (wanted.isEmpty() || random.nextBoolean()) {
        wanted.put(lot, 1L + random.nextInt(4));
      }
    }
    Wish wish = null;
    for (Map.Entry<FakeLot, Long> each : wanted.entrySet()) {
      String packs = each.getValue().toString();
      wish = wish == null ? Wish.of(each.getKey(), packs) : wish.and(each.getKey(), packs);
    }
    boolean possible =
        wanted.entrySet().stream()
            .allMatch(each -> each.getValue() <= model.free(each.getKey().lotId()));
    Phone.Answer answer = buyer.post(Shop.PURCHASES, wish.json());
    assertThat(answer.code()).as(place).isEqualTo(possible ? null : "catalog.not_enough_stock");
    if (possible) {
      sale = new Sale(answer.text("id"), parts(answer.body().path("orders")));
      model.placed(sale);
    }
  }

  private List<Part> parts(JsonNode orders) {
    List<Part> parts = new ArrayList<>();
    for (JsonNode order : orders) {
      List<Line> lines = new ArrayList<>();
      for (JsonNode line : order.path("lines")) {
        FakeLot lot = lots.get(line.path("lotId").asString());
        lines.add(
            new Line(
                line.path("id").asString(),
                lot.lotId(),
                line.path("quantity").asLong(),
                lot.unitPrice().amount()));
      }
      parts.add(new Part(order.path("id").asString(), lines));
    }
    return parts;
  }

  /** The buyer pays, mostly what is open, sometimes what the channel had closed already. */
  private void pay() {
    Payment payment = anyPayment();
    if (payment.open || random.nextInt(3) == 0) {
      shop.channel.pay(payment.id);
      payment.paid = true;
    }
  }

  /** Tells what was paid, however often it was told before. */
  private void tell(Function<String, List<Integer>> telling, String place) {
    Payment payment = anyPayment();
    if (!payment.paid) {
      return;
    }
    assertThat(telling.apply(payment.id)).as(place).containsOnly(200);
    model.hear(sale, payment);
  }

  private Payment anyPayment() {
    return random.nextInt(4) == 0
        ? sale.payments.get(random.nextInt(sale.payments.size()))
        : sale.inForce();
  }

  private void cancel(String place) {
    Phone.Answer answer = buyer.post("/api/orders/" + part.id + "/cancellation", "");
    String expected = model.cancel(sale, part, shop.paymentOf(sale.id));
    assertThat(answer.code()).as(place).isEqualTo(expected);
  }

  private void expire() {
    shop.overdue(sale.id, Duration.ofSeconds(1));
    sweeps.expire();
    model.expire(sale);
  }

  private void ask() {
    shop.askNow(sale.id);
    sweeps.ask();
    model.ask(sale);
  }

  private void ship(String place) {
    Map<Line, Long> packs = new LinkedHashMap<>();
    for (Line line : part.lines) {
      long most = random.nextInt(5) == 0 ? line.ordered + 1 : Math.max(1, line.toShip());
      if (packs.isEmpty() || random.nextBoolean()) {
        packs.put(line, random.nextLong(1, most + 1));
      }
    }
    String parcelId = Ids.derived(part.id, "parcel", "" + random.nextInt(6));
    List<Parcel.Content> contents =
        packs.entrySet().stream()
            .map(each -> new Parcel.Content(each.getKey().id, Quantity.of(each.getValue())))
            .toList();
    Parcel parcel = Parcel.sent(parcelId, Carrier.ZTO, "123456789012", Instant.EPOCH, contents);
    String outcome =
        ModelRun.codeOf(() -> shop.orders.part(OrderRevisions.class).ship(part.id, parcel, LATER));
    assertThat(outcome).as(place).isEqualTo(model.ship(part, parcelId, packs));
  }

  private void receive(String place) {
    Phone.Answer answer = buyer.post("/api/orders/" + part.id + "/receipt", "");
    assertThat(answer.code()).as(place).isEqualTo(model.receive(part, null));
  }

  private void receiveByTime() {
    shop.rewrite(part.id, new Document("receiveBefore", Date.from(Instant.EPOCH)));
    sweeps.receive();
    model.receive(part, TimelineReason.RECEIVED_BY_TIME);
  }

  private void refund(String place) {
    Line line = part.lines.get(random.nextInt(part.lines.size()));
    long notSent = random.nextBoolean() ? 0 : random.nextLong(0, Math.max(1, line.toShip()) + 1);
    long most = random.nextInt(5) == 0 ? line.paid() + 1 : Math.max(1, line.left());
    boolean all = random.nextInt(3) == 0;
    long fen = all ? line.left() : random.nextLong(1, most + 1);
    long packs = all ? line.toShip() : notSent;
    String refundId = Ids.derived(part.id, "refund", "" + random.nextInt(12));
    OrderRefund refund =
        new OrderRefund(
            refundId,
            List.of(
                new OrderRefund.Part(
                    line.id,
                    LineMoney.ofGoods(Money.cny(fen)),
                    Quantity.of(packs),
                    Quantity.of(packs))));
    if (ledger.wasRefused(refundId)) {
      return; // a refund that was refused once stays so under its id
    }
    String outcome = ModelRun.codeOf(() -> refund(refund));
    assertThat(outcome).as(place).isEqualTo(model.refund(part, refundId, line, fen, packs));
  }

  private void refund(OrderRefund refund) {
    Order order = shop.orders.part(OrderService.class).require(part.id);
    shop.orders.part(RefundService.class).refund(order, refund, RefundReason.AFTER_SALES, null);
  }

  /** Only what was received is released, whatever is told again. */
  private void release() {
    boolean received = part.state == OrderState.RECEIVED || part.state == OrderState.COMPLETED;
    if (received) {
      Line line = part.lines.get(random.nextInt(part.lines.size()));
      shop.orders
          .part(OrderRevisions.class)
          .released(part.id, Set.of(line.id), Ids.derived(line.id, "release"));
      model.released(part, line);
    }
  }
}
