package org.tongtian.orders.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.tongtian.kit.money.Quantity;
import org.tongtian.orders.audit.SilentAudit;
import org.tongtian.orders.model.PresaleModel.Field;
import org.tongtian.orders.model.PresaleModel.Presold;
import org.tongtian.orders.order.OrderState;
import org.tongtian.orders.order.TimelineReason;
import org.tongtian.orders.testing.FakeLot;
import org.tongtian.orders.testing.ModelRun;
import org.tongtian.orders.testing.ModelRun.EverySeed;
import org.tongtian.orders.testing.Phone;
import org.tongtian.orders.testing.PresaleMarket;
import org.tongtian.orders.testing.Shop;
import org.tongtian.orders.testing.Wish;

/**
 * Presales of the real order-service under random commands, repeated and in any order, beside the
 * model of them. A run is replayed by its seed, which every failure names.
 */
class PresaleModelTest {

  private static final long EXPECTED = 40;
  private static final long SECOND = 12;
  private static final int UNIT_PRICE = 650;

  /** How often which command comes, of a hundred. */
  private enum Command implements ModelRun.Command {
    PLACE(14),
    PAY_DEPOSIT(13),
    TELL_DEPOSIT(13),
    TELL_MANY(4),
    EXPIRE(4),
    CANCEL(4),
    HARVEST(3),
    SWEEP(10),
    ANSWER(8),
    DEADLINE(3),
    OPEN_BALANCE(8),
    PAY_BALANCE(6),
    TELL_BALANCE(6),
    REFUND(3),
    LOSE_SECOND(1);

    private final int weight;

    Command(int weight) {
      this.weight = weight;
    }

    @Override
    public int weight() {
      return weight;
    }
  }

  private static final Set<TimelineReason> REASONS_SEEN = new HashSet<>();
  private static final Set<OrderState> STATES_SEEN = EnumSet.noneOf(OrderState.class);

  private final PresaleModel model = new PresaleModel();
  private final Map<String, FakeLot> lots = new HashMap<>();
  private PresaleMarket market;
  private Shop shop;
  private ToldFacts facts;
  private Phone buyer;
  private SplittableRandom random;
  private Field field;
  private Presold order;

  @EverySeed
  void theServiceDoesWhatTheModelSays(long seed) {
    ModelRun run = new ModelRun(seed);
    random = run.random();
    try (PresaleMarket own = new PresaleMarket()) {
      market = own;
      shop = own.shop();
      buyer = shop.consumer();
      facts = new ToldFacts(shop, random.split());
      field = field();
      run.steps(500, Command.values(), this::step);
      finish(run.end());
    }
  }

  private void step(Command command, String place) {
    choose(command);
    run(command, place);
    List<Presold> touched = command == Command.SWEEP ? model.orders() : List.of(order);
    facts.reachCatalog(touched.stream().map(each -> each.id).toList());
    touched.forEach(each -> check(each, place));
    checkStock(place);
  }

  /** The end of all refunds: the channel has paid back exactly what the model says. */
  private void finish(String place) {
    market.sweep();
    model.sweep();
    for (Presold each : model.orders()) {
      check(each, place);
      assertThat(shop.channel.refunded(each.purchaseId)).as(place).isEqualTo(each.depositBack());
      assertThat(shop.channel.refunded(market.balanceOf(each.id)))
          .as(place)
          .isEqualTo(each.balanceBack());
    }
    SilentAudit.of(shop, place);
  }

  @AfterAll
  static void everyLifeWasLived() {
    assertThat(STATES_SEEN)
        .contains(
            OrderState.DEPOSIT_PAID, OrderState.BALANCE_DUE, OrderState.PAID, OrderState.CANCELLED);
    assertThat(REASONS_SEEN)
        .contains(
            TimelineReason.EXPIRED,
            TimelineReason.BY_BUYER,
            TimelineReason.SHORTFALL,
            TimelineReason.OFFER_TAKEN,
            TimelineReason.BALANCE_UNPAID);
  }

  private Field field() {
    FakeLot lot = market.presale();
    FakeLot second = shop.catalog.add(lot.another("SECOND", lot.unitPrice()));
    shop.catalog.stock(lot, Quantity.of(EXPECTED));
    shop.catalog.stock(second, Quantity.of(SECOND));
    lots.put(lot.lotId(), lot);
    lots.put(second.lotId(), second);
    return new Field(lot.lotId(), second.lotId(), EXPECTED, SECOND);
  }

  /**
   * Mostly one that the command moves on, so that lives are lived to their end; else any new one.
   */
  private void choose(Command command) {
    List<Presold> all = model.orders();
    List<Presold> ripe = all.stream().filter(each -> isRipe(each, command)).toList();
    List<Presold> some = ripe.isEmpty() || random.nextInt(4) == 0 ? all : ripe;
    order =
        some.isEmpty()
            ? null
            : some.get(some.size() - 1 - random.nextInt(Math.min(some.size(), 9)));
  }

  private static boolean isRipe(Presold each, Command command) {
    return switch (command) {
      case PAY_DEPOSIT -> each.state == OrderState.PENDING_PAYMENT && !each.deposit.paid;
      case TELL_DEPOSIT -> each.deposit.paid && !each.deposit.heard;
      case ANSWER -> each.waitsForAnswer();
      case DEADLINE -> each.waitsForAnswer() || each.state == OrderState.BALANCE_DUE;
      case OPEN_BALANCE -> each.state == OrderState.BALANCE_DUE && !each.balance.opened;
      case PAY_BALANCE -> each.balance.opened && !each.balance.paid;
      case TELL_BALANCE -> each.balance.paid && !each.balance.heard;
      case REFUND -> each.state == OrderState.PAID;
      default -> true;
    };
  }

  private void run(Command command, String place) {
    if (command == Command.PLACE || order == null) {
      place(place);
      return;
    }
    switch (command) {
      case PAY_DEPOSIT -> pay(order.deposit, order.purchaseId);
      case TELL_DEPOSIT -> tellDeposit(shop.channel::told, place);
      case TELL_MANY -> {
        tellDeposit(shop.channel::toldAtOnce, place);
        tellBalance(shop.channel::toldAtOnce, place);
      }
      case EXPIRE -> expire();
      case CANCEL -> cancel(place);
      case HARVEST -> harvest();
      case SWEEP -> {
        market.sweep();
        model.sweep();
      }
      case ANSWER -> answer(place);
      case DEADLINE -> deadline();
      case OPEN_BALANCE -> openBalance(place);
      case PAY_BALANCE -> pay(order.balance, market.balanceOf(order.id));
      case TELL_BALANCE -> tellBalance(shop.channel::told, place);
      case REFUND -> refund(place);
      case LOSE_SECOND -> loseSecond();
      default -> throw new AssertionError(command);
    }
  }

  private void place(String place) {
    long quantity = 1L + random.nextInt(8);
    FakeLot lot = lots.get(field.id);
    boolean possible = quantity <= model.free(field);
    Phone.Answer answer = buyer.post(Shop.PURCHASES, Wish.of(lot, "" + quantity).json());
    assertThat(answer.code()).as(place).isEqualTo(possible ? null : "catalog.not_enough_stock");
    if (possible) {
      String id = answer.body().path("orders").path(0).path("id").asString();
      order = new Presold(id, answer.text("id"), field, quantity, UNIT_PRICE);
      model.placed(order);
    }
  }

  /** The buyer pays, also what the channel had closed already. */
  private void pay(PresaleModel.Part part, String paymentId) {
    if (part.opened) {
      shop.channel.pay(paymentId);
      part.paid = true;
    }
  }

  private void tellDeposit(Function<String, List<Integer>> telling, String place) {
    if (order.deposit.paid) {
      assertThat(telling.apply(order.purchaseId)).as(place).containsOnly(200);
      model.hearDeposit(order);
    }
  }

  private void tellBalance(Function<String, List<Integer>> telling, String place) {
    if (order.balance.paid) {
      assertThat(telling.apply(market.balanceOf(order.id))).as(place).containsOnly(200);
      model.hearBalance(order);
    }
  }

  private void expire() {
    shop.overdue(order.purchaseId, Duration.ofSeconds(1));
    market.expire();
    model.expire(order);
  }

  private void cancel(String place) {
    Phone.Answer answer = buyer.post("/api/orders/" + order.id + "/cancellation", "");
    assertThat(answer.code()).as(place).isEqualTo(model.cancel(order));
  }

  /** The field that was sown last is harvested, and another one is sown. */
  private void harvest() {
    field.harvested = random.nextLong(EXPECTED);
    market.recordHarvest(lots.get(field.id), field.harvested.toString());
    field = field();
  }

  private void answer(String place) {
    boolean yes = random.nextInt(3) > 0;
    for (int again = random.nextInt(2); again >= 0; again--) {
      Phone.Answer answer =
          market.answer(
              buyer, order.id, lots.get(order.field.secondId), yes ? "acceptance" : "refusal");
      assertThat(answer.code()).as(place).isEqualTo(model.answer(order, yes));
      facts.reachCatalog(List.of(order.id));
    }
  }

  private void deadline() {
    if (order.waitsForAnswer()) {
      market.past(order.id, "presale.offer.answerBefore");
      order.late = true;
    } else if (order.state == OrderState.BALANCE_DUE) {
      market.past(order.id, "presale.balanceBefore");
      order.late = true;
    }
  }

  private void openBalance(String place) {
    Phone.Answer answer = buyer.post("/api/orders/" + order.id + "/balance", "");
    assertThat(answer.code()).as(place).isEqualTo(model.openBalance(order));
    if (answer.code() == null) {
      assertThat(shop.channel.payment(market.balanceOf(order.id)).amount().amount())
          .as(place)
          .isEqualTo(order.balance.amount);
    }
  }

  private void refund(String place) {
    long fen = 1 + random.nextLong(order.total);
    String outcome = ModelRun.codeOf(() -> shop.refund(order.id, fen));
    assertThat(outcome).as(place).isEqualTo(model.refund(order, fen));
  }

  /** Somebody else buys of the second grade. */
  private void loseSecond() {
    long free = model.freeOfSecond(order.field);
    long gone = free == 0 ? 0 : 1 + random.nextLong(free);
    order.field.second -= gone;
    shop.catalog.stock(lots.get(order.field.secondId), Quantity.of(free - gone));
  }

  private void check(Presold each, String place) {
    String which = place + ": order " + each.id;
    assertThat(shop.state(each.id)).as(which).isEqualTo(each.state.name());
    assertThat(shop.reasons(each.id).getLast())
        .as(which)
        .isEqualTo(each.reason == null ? null : each.reason.name());
    assertThat(facts.namesOf(each.id)).as(which + " told").isEqualTo(each.told);
    assertThat(facts.recordedBack(each.purchaseId))
        .as(which + " deposit back")
        .isEqualTo(each.depositBack());
    assertThat(facts.recordedBack(market.balanceOf(each.id)))
        .as(which + " balance back")
        .isEqualTo(each.balanceBack());
    STATES_SEEN.add(each.state);
    REASONS_SEEN.add(each.reason);
  }

  private void checkStock(String place) {
    for (Field each : fields()) {
      assertThat(shop.catalog.free(lots.get(each.id)))
          .as(place + ": free of the presold lot")
          .isEqualTo(Quantity.of(model.free(each)));
      assertThat(shop.catalog.free(lots.get(each.secondId)))
          .as(place + ": free of the second grade")
          .isEqualTo(Quantity.of(model.freeOfSecond(each)));
    }
  }

  private List<Field> fields() {
    return model.orders().stream().map(each -> each.field).distinct().toList();
  }
}
