package org.tongtian.orders.aftersales;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.kit.idempotency.IdempotentOperations;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.security.Caller;
import org.tongtian.kit.security.Role;
import org.tongtian.orders.aftersales.CaseCommands.Tracking;
import org.tongtian.orders.aftersales.CaseCommands.Words;
import org.tongtian.orders.aftersales.CaseMoves.Move;

/** After-sales for the buyer. */
@RestController
class CaseController {

  private final CaseOpening opening;
  private final CaseSteps steps;
  private final CaseDecisions decisions;
  private final GoodsBack goodsBack;
  private final CaseChoices choices;
  private final CaseRepository cases;
  private final CaseMoves moves;
  private final IdempotentOperations operations;

  CaseController(
      CaseOpening opening,
      CaseSteps steps,
      CaseDecisions decisions,
      GoodsBack goodsBack,
      CaseChoices choices,
      CaseRepository cases,
      CaseMoves moves,
      IdempotentOperations operations) {
    this.opening = opening;
    this.steps = steps;
    this.decisions = decisions;
    this.goodsBack = goodsBack;
    this.choices = choices;
    this.cases = cases;
    this.moves = moves;
    this.operations = operations;
  }

  /** What the buyer would get, in fen of the order's currency. */
  record WorthView(Money wanted) {}

  /**
   * What may be asked for of an order, line by line, and the cases it has; for its buyer. 404
   * {@code order.unknown}.
   */
  @GetMapping("/api/orders/{id}/after-sales")
  CaseChoices.View choices(Caller caller, @PathVariable String id) {
    return choices.of(caller, id);
  }

  /** What a case would be worth, without opening it. Refusals as {@link #open}. */
  @PostMapping("/api/orders/cases/worth")
  WorthView worth(Caller caller, @RequestBody OpenCase wish) {
    return new WorthView(opening.worth(caller, wish));
  }

  /**
   * Opens a case about goods of a paid order. 404 {@code order.unknown}; 400 for what {@link
   * CaseRules} refuses; 409 {@code aftersales.not_paid}, {@code aftersales.too_late}, {@code
   * aftersales.line_open}.
   */
  @PostMapping("/api/orders/cases")
  ResponseEntity<CaseView> open(
      Caller caller, @RequestHeader("Idempotency-Key") String key, @RequestBody OpenCase wish) {
    caller.require(Role.CONSUMER);
    return operations.create(
        caller,
        key,
        "aftersales.open",
        wish,
        CaseView.class,
        opened -> "/api/orders/cases/" + opened.id(),
        id -> CaseView.of(opening.open(id, caller, wish), Actor.BUYER));
  }

  /** The caller's own cases, newest first. */
  @GetMapping("/api/orders/cases")
  CasePage mine(
      Caller caller,
      @RequestParam(required = false) String after,
      @RequestParam(defaultValue = "20") int limit) {
    CasePaging.require(after, limit);
    return CasePage.of(cases.ofBuyer(caller.accountId(), after, limit + 1), limit, Actor.BUYER);
  }

  /**
   * A case for its buyer, the co-operative, the platform or an auditor; 404 {@code
   * aftersales.unknown} for others.
   */
  @GetMapping("/api/orders/cases/{id}")
  CaseView one(Caller caller, @PathVariable String id) {
    AfterSalesCase found = steps.require(id);
    return CaseView.of(found, CaseAccess.actor(caller, found));
  }

  /** The buyer takes what was offered: the money goes back. 409 {@code aftersales.cannot_…}. */
  @PostMapping("/api/orders/cases/{id}/offer-acceptance")
  ResponseEntity<CaseView> takeOffer(
      Caller caller, @PathVariable String id, @RequestHeader("Idempotency-Key") String key) {
    return moves.once(move(caller, key, "take-offer", id, null), decisions::takeOffer);
  }

  /** The buyer takes the case back. 409 {@code aftersales.cannot_withdraw}. */
  @PostMapping("/api/orders/cases/{id}/withdrawal")
  ResponseEntity<CaseView> withdraw(
      Caller caller, @PathVariable String id, @RequestHeader("Idempotency-Key") String key) {
    return moves.once(
        move(caller, key, "withdraw", id, null),
        (seen, mover) -> steps.take(seen, CaseStep.WITHDRAW, mover));
  }

  /** The buyer handed the goods to a carrier. 400 as a shipment's carrier and number. */
  @PostMapping("/api/orders/cases/{id}/way-back")
  ResponseEntity<CaseView> sendBack(
      Caller caller,
      @PathVariable String id,
      @RequestHeader("Idempotency-Key") String key,
      @RequestBody Tracking tracking) {
    return moves.once(
        move(caller, key, "send-back", id, tracking),
        (seen, mover) -> goodsBack.sendBack(seen, tracking, mover));
  }

  /** The buyer takes a refusal or an offer to the platform, saying why. */
  @PostMapping("/api/orders/cases/{id}/appeal")
  ResponseEntity<CaseView> appeal(
      Caller caller,
      @PathVariable String id,
      @RequestHeader("Idempotency-Key") String key,
      @RequestBody Words words) {
    String text = CaseWords.required(words.text(), "text");
    return moves.once(
        new Move(Actor.BUYER, caller, key, "appeal", id, words, text),
        (seen, mover) -> steps.take(seen, CaseStep.APPEAL, mover));
  }

  private static Move move(Caller caller, String key, String name, String id, Object request) {
    return new Move(Actor.BUYER, caller, key, name, id, request, "");
  }
}
