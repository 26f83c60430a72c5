package org.tongtian.orders.aftersales;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.bson.Document;
import org.tongtian.kit.id.Ids;
import org.tongtian.orders.testing.ModelRun.EverySeed;
import org.tongtian.orders.testing.Phone;
import org.tongtian.orders.testing.Shop;

/**
 * Random commands, repeated and out of order, by everybody and by time, against the real service;
 * after each one the case is where the table says, and the order has lost what the cases that ended
 * in money were granted, no fen more.
 */
class CaseModelTest {

  private static final List<CaseKind> KINDS = List.copyOf(EnumSet.allOf(CaseKind.class));
  private static final int ROUNDS = 8;
  private static final int COMMANDS = 14;

  private final Shop shop = Shop.shared();
  private final Cases cases = new Cases(shop);
  private final Phone manager = shop.manager();
  private final Phone platform = shop.platform();

  /** A command of somebody: where it is sent, what with, and the step it is. */
  private record Command(Actor by, String path, String body, CaseStep step) {}

  @EverySeed
  void theServiceDoesWhatTheTableSays(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      play(random, "seed " + seed + " round " + round);
    }
  }

  private void play(Random random, String where) {
    Phone buyer = shop.consumer();
    CaseKind kind = KINDS.get(random.nextInt(KINDS.size()));
    String order = kind == CaseKind.BEFORE_SHIPMENT ? shop.paid(buyer) : cases.sent(buyer);
    CaseReason reason =
        switch (kind) {
          case BEFORE_SHIPMENT -> CaseReason.TOO_SLOW;
          case REFUND_ONLY -> CaseReason.SPOILED;
          case RETURN, EXCHANGE -> CaseReason.WRONG_GOODS;
        };
    int percent = kind == CaseKind.REFUND_ONLY ? 40 : 100;
    String id = cases.open(buyer, order, kind, reason, 1 + random.nextInt(5), percent);
    List<Command> sent = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < COMMANDS; i++) {
      if (random.nextInt(6) == 0) {
        time(id, where);
      } else if (!sent.isEmpty() && random.nextInt(4) == 0) {
        int again = random.nextInt(sent.size());
        repeat(buyer, id, sent.get(again), keys.get(again), where);
      } else {
        Command command = commands(cases.line(order)).get(random.nextInt(12));
        String key = Ids.next();
        if (command(buyer, id, kind, command, key, where)) {
          sent.add(command);
          keys.add(key);
        }
      }
      check(order, id, where);
    }
  }

  private boolean command(
      Phone buyer, String id, CaseKind kind, Command command, String key, String where) {
    CaseState before = cases.state(id);
    Document stored = cases.stored(id);
    Phone.Answer answer = phone(buyer, command.by()).post(path(id, command), command.body(), key);
    boolean back = stored.get("wayBack") != null && command.step() == CaseStep.AWARD_RETURN;
    boolean possible =
        !back && CaseTable.after(kind, before, command.step(), command.by()).isPresent();
    String what = where + " " + kind + " " + before + " " + command.step();
    assertThat(answer.status()).as(what + answer.raw().body()).isEqualTo(possible ? 200 : 409);
    if (!possible) {
      assertThat(cases.stored(id)).as(what).isEqualTo(stored);
      return false;
    }
    CaseState to = CaseTable.after(kind, before, command.step(), command.by()).orElseThrow();
    boolean holds = kind == CaseKind.EXCHANGE && command.step() == CaseStep.ARRIVE;
    CaseState expected = holds ? CaseState.TO_REPLACE : to;
    assertThat(cases.state(id))
        .as(what)
        .isEqualTo(expected == CaseState.REFUNDING ? CaseState.REFUNDED : expected);
    return true;
  }

  /** The same key answers again and moves nothing. */
  private void repeat(Phone buyer, String id, Command command, String key, String where) {
    Document before = cases.stored(id);
    Phone.Answer answer = phone(buyer, command.by()).post(path(id, command), command.body(), key);
    assertThat(answer.status()).as(where).isEqualTo(200);
    assertThat(cases.stored(id)).as(where).isEqualTo(before);
  }

  private void time(String id, String where) {
    CaseState before = cases.state(id);
    if (before.isOver()) {
      Document stored = cases.stored(id);
      shop.orders.part(CaseDeadlines.class).sweep();
      assertThat(cases.stored(id)).as(where).isEqualTo(stored);
      return;
    }
    cases.pass(id);
    CaseState after = cases.state(id);
    assertThat(after == before).as(where).isEqualTo(before == CaseState.APPEALED);
  }

  private void check(String order, String id, String where) {
    Document stored = cases.stored(id);
    CaseState state = cases.state(id);
    long granted =
        state == CaseState.REFUNDED
            ? stored.getEmbedded(List.of("granted", "amount"), Long.class)
            : 0;
    assertThat(cases.refunded(order)).as(where + " " + state).isEqualTo(granted);
    assertThat(stored.getList("openLines", String.class))
        .as(where)
        .containsExactly(state.isOver() ? id : cases.line(order));
    long refunds =
        shop.orders.database().getCollection("refunds").countDocuments(new Document("caseId", id));
    assertThat(refunds).as(where).isEqualTo(state == CaseState.REFUNDED ? 1 : 0);
  }

  private Phone phone(Phone buyer, Actor by) {
    return switch (by) {
      case BUYER -> buyer;
      case COOPERATIVE -> manager;
      default -> platform;
    };
  }

  private static String path(String id, Command command) {
    return Cases.PATH + "/" + id + "/" + command.path();
  }

  private static List<Command> commands(String line) {
    String words = "{\"text\":\"为什么\"}";
    String share = "\"lines\":[{\"lineId\":\"" + line + "\",\"percent\":20}],\"text\":\"两成\"";
    String parcel = "{\"carrier\":\"SF\",\"trackingNumber\":\"SF123456789012\"}";
    String verdict = "{\"verdict\":\"%s\",\"returnTo\":\"猴场镇 1 号\"," + share + "}";
    return List.of(
        new Command(Actor.COOPERATIVE, "grant", "", CaseStep.GRANT),
        new Command(Actor.COOPERATIVE, "offer", "{" + share + "}", CaseStep.OFFER),
        new Command(Actor.COOPERATIVE, "refusal", words, CaseStep.REFUSE),
        new Command(Actor.COOPERATIVE, "acceptance", "{\"returnTo\":\"猴场镇 1 号\"}", CaseStep.ACCEPT),
        new Command(Actor.COOPERATIVE, "arrival", "{\"restock\":false}", CaseStep.ARRIVE),
        new Command(Actor.COOPERATIVE, "replacement", parcel, CaseStep.REPLACE),
        new Command(Actor.BUYER, "offer-acceptance", "", CaseStep.TAKE_OFFER),
        new Command(Actor.BUYER, "appeal", words, CaseStep.APPEAL),
        new Command(Actor.BUYER, "way-back", parcel, CaseStep.SEND_BACK),
        new Command(Actor.BUYER, "withdrawal", "", CaseStep.WITHDRAW),
        new Command(Actor.PLATFORM, "decision", verdict.formatted("AWARD"), CaseStep.AWARD),
        new Command(
            Actor.PLATFORM, "decision", verdict.formatted("AWARD_RETURN"), CaseStep.AWARD_RETURN));
  }
}
