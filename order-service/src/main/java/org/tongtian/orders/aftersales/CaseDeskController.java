package org.tongtian.orders.aftersales;

import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.security.Caller;
import org.tongtian.kit.security.Role;
import org.tongtian.orders.aftersales.CaseCommands.Accept;
import org.tongtian.orders.aftersales.CaseCommands.Arrival;
import org.tongtian.orders.aftersales.CaseCommands.Offer;
import org.tongtian.orders.aftersales.CaseCommands.Shares;
import org.tongtian.orders.aftersales.CaseCommands.Tracking;
import org.tongtian.orders.aftersales.CaseCommands.Words;
import org.tongtian.orders.aftersales.CaseMoves.Move;
import org.tongtian.orders.order.Address;

/** After-sales for the co-operative: its queue, its decisions, and what these come to. */
@RestController
class CaseDeskController {

  private static final int MOST_COUNTED = 99;
  private static final int MOST_ORDERS = 100;

  private final CaseSteps steps;
  private final CaseDecisions decisions;
  private final GoodsBack goodsBack;
  private final CaseRepository cases;
  private final CaseMoves moves;

  CaseDeskController(
      CaseSteps steps,
      CaseDecisions decisions,
      GoodsBack goodsBack,
      CaseRepository cases,
      CaseMoves moves) {
    this.steps = steps;
    this.decisions = decisions;
    this.goodsBack = goodsBack;
    this.cases = cases;
    this.moves = moves;
  }

  /** The cases of the caller's co-operative: open ones oldest first, those over newest first. */
  @GetMapping("/api/orders/cases/queue")
  CasePage work(
      Caller caller,
      @RequestParam(defaultValue = "TO_DO") CaseFilter filter,
      @RequestParam(required = false) String after,
      @RequestParam(defaultValue = "20") int limit) {
    CasePaging.require(after, limit);
    String party = caller.require(Role.COOP_MANAGER).requireParty();
    boolean oldestFirst = filter != CaseFilter.DONE;
    return CasePage.of(
        cases.ofCooperative(party, filter.states(), after, oldestFirst, limit + 1),
        limit,
        Actor.COOPERATIVE);
  }

  /**
   * How many cases wait for the co-operative.
   *
   * @param toDo counted up to {@code most}
   */
  record Counts(int toDo, int most) {}

  /** How many cases wait for the caller's co-operative, for a badge. */
  @GetMapping("/api/orders/cases/queue/counts")
  Counts counts(Caller caller) {
    String party = caller.require(Role.COOP_MANAGER).requireParty();
    return new Counts(cases.count(party, CaseFilter.TO_DO.states(), MOST_COUNTED), MOST_COUNTED);
  }

  /** A case that is not over, and the order it is about. */
  record OpenOne(String orderId, String caseId, CaseKind kind) {}

  /** Cases that are not over. */
  record OpenOnes(List<OpenOne> cases) {}

  /**
   * What buyers ask for of these orders, so that nobody packs what is to be refunded. Orders of
   * others have none.
   *
   * @param order at most 100; 400 {@code request.field_invalid}
   */
  @GetMapping("/api/orders/cases/queue/open")
  OpenOnes open(Caller caller, @RequestParam List<String> order) {
    String party = caller.require(Role.COOP_MANAGER).requireParty();
    if (order.isEmpty() || order.size() > MOST_ORDERS) {
      throw Refusal.invalid("request.field_invalid", "order", "order");
    }
    return new OpenOnes(
        cases.openOf(party, order).stream()
            .map(one -> new OpenOne(one.orderId(), one.id(), one.kind()))
            .toList());
  }

  /** Grants all that is asked for. Where the goods were sent meanwhile, the case ends instead. */
  @PostMapping("/api/orders/cases/{id}/grant")
  ResponseEntity<CaseView> grant(
      Caller caller, @PathVariable String id, @RequestHeader("Idempotency-Key") String key) {
    return moves.once(move(caller, key, "grant", id, null), decisions::grant);
  }

  /** What shares of a case come to now, in fen of the order's currency. */
  record SharesView(Money granted) {}

  /**
   * What shares would come to, for the co-operative and the platform before they decide; changes
   * nothing. 400 {@code aftersales.shares_invalid}, 404 {@code aftersales.unknown}.
   */
  @PostMapping("/api/orders/cases/{id}/worth")
  SharesView worth(Caller caller, @PathVariable String id, @RequestBody Shares shares) {
    caller.require(Role.COOP_MANAGER, Role.PLATFORM);
    AfterSalesCase found = steps.require(id);
    CaseAccess.actor(caller, found);
    return new SharesView(decisions.worth(found, shares.lines()));
  }

  /** Offers a smaller share of damage and says why. 400 {@code aftersales.shares_invalid}. */
  @PostMapping("/api/orders/cases/{id}/offer")
  ResponseEntity<CaseView> offer(
      Caller caller,
      @PathVariable String id,
      @RequestHeader("Idempotency-Key") String key,
      @RequestBody Offer offer) {
    String text = CaseWords.required(offer.text(), "text");
    return moves.once(
        move(caller, key, "offer", id, offer, text),
        (seen, mover) -> decisions.offer(seen, offer, mover));
  }

  /** Has the goods sent back to an address. 400 {@code aftersales.return_to_invalid}. */
  @PostMapping("/api/orders/cases/{id}/acceptance")
  ResponseEntity<CaseView> accept(
      Caller caller,
      @PathVariable String id,
      @RequestHeader("Idempotency-Key") String key,
      @RequestBody Accept accept) {
    String returnTo = CaseWords.address(accept.returnTo());
    String text = CaseWords.optional(accept.text(), "text");
    return moves.once(
        move(caller, key, "accept", id, accept, text),
        (seen, mover) -> decisions.accept(seen, returnTo, mover));
  }

  /** Refuses with a reason: what is asked for, or the goods that came back. */
  @PostMapping("/api/orders/cases/{id}/refusal")
  ResponseEntity<CaseView> refuse(
      Caller caller,
      @PathVariable String id,
      @RequestHeader("Idempotency-Key") String key,
      @RequestBody Words words) {
    return moves.once(
        move(caller, key, "refuse", id, words, CaseWords.required(words.text(), "text")),
        (seen, mover) -> steps.take(seen, CaseStep.REFUSE, mover));
  }

  /**
   * The goods are back. A return is paid; for an exchange new goods are held, and where there are
   * none the money goes back.
   */
  @PostMapping("/api/orders/cases/{id}/arrival")
  ResponseEntity<CaseView> arrive(
      Caller caller,
      @PathVariable String id,
      @RequestHeader("Idempotency-Key") String key,
      @RequestBody Arrival arrival) {
    boolean restock = Boolean.TRUE.equals(arrival.restock());
    return moves.once(
        move(caller, key, "arrive", id, arrival),
        (seen, mover) -> goodsBack.arrive(seen, restock, mover));
  }

  /**
   * Where the new goods of an exchange go, for as long as they are to be sent; later nobody at the
   * co-operative needs to know. 409 {@code aftersales.cannot_replace}.
   */
  @GetMapping("/api/orders/cases/{id}/send-to")
  Address sendTo(Caller caller, @PathVariable String id) {
    caller.require(Role.COOP_MANAGER);
    return goodsBack.sendTo(CaseAccess.as(Actor.COOPERATIVE, caller, steps.require(id)));
  }

  /** The new goods were handed to a carrier. 400 as a shipment's carrier and number. */
  @PostMapping("/api/orders/cases/{id}/replacement")
  ResponseEntity<CaseView> replace(
      Caller caller,
      @PathVariable String id,
      @RequestHeader("Idempotency-Key") String key,
      @RequestBody Tracking tracking) {
    return moves.once(
        move(caller, key, "replace", id, tracking),
        (seen, mover) -> goodsBack.replace(seen, tracking, mover));
  }

  /** No new goods are sent after all; the money goes back instead. */
  @PostMapping("/api/orders/cases/{id}/payment-instead")
  ResponseEntity<CaseView> payInstead(
      Caller caller, @PathVariable String id, @RequestHeader("Idempotency-Key") String key) {
    return moves.once(move(caller, key, "pay-instead", id, null), goodsBack::payInstead);
  }

  private static Move move(Caller caller, String key, String name, String id, Object request) {
    return move(caller, key, name, id, request, "");
  }

  private static Move move(
      Caller caller, String key, String name, String id, Object request, String text) {
    caller.require(Role.COOP_MANAGER);
    return new Move(Actor.COOPERATIVE, caller, key, name, id, request, text);
  }
}
