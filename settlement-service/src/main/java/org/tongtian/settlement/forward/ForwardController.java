package org.tongtian.settlement.forward;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.kit.idempotency.IdempotentOperations;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.security.Caller;
import org.tongtian.settlement.reading.Paging;

/** Forward orders of the caller's party, as buyer or seller (promise S3); auditors read all. */
@RestController
@RequestMapping("/api/settlement/forward-orders")
class ForwardController {

  private final ForwardService orders;
  private final ForwardProposal.Sides sides;
  private final IdempotentOperations operations;
  private final Clock clock;

  ForwardController(
      ForwardService orders,
      ForwardProposal.Sides sides,
      IdempotentOperations operations,
      Clock clock) {
    this.orders = orders;
    this.sides = sides;
    this.operations = operations;
    this.clock = clock;
  }

  /**
   * What a side signs.
   *
   * @param hash of the terms, as read before
   * @param signature over the hash's ASCII with the party's own key, Base64; null where the
   *     market's key custody signs for it
   */
  record SignatureRequest(String hash, String signature) {}

  /**
   * Goods that were brought.
   *
   * @param accepted of the quantity
   * @param marketPrice of the day, null where nobody quotes one
   * @param marketSource who quotes it
   * @param remark what was found, or null
   */
  record DeliveryRequest(
      LocalDate on,
      String grade,
      Quantity quantity,
      Quantity accepted,
      Money marketPrice,
      String marketSource,
      String remark) {

    Delivery delivery(String id, Instant at) {
      need(on != null, "on");
      need(quantity != null, "quantity");
      need(accepted != null, "accepted");
      need(marketPrice == null || marketPrice.currency().equals(Money.CNY), "marketPrice");
      return new Delivery(
          id,
          on,
          grade,
          quantity.thousandths(),
          accepted.thousandths(),
          marketPrice == null ? null : marketPrice.amount(),
          marketSource,
          remark,
          at);
    }

    private static void need(boolean kept, String field) {
      if (!kept) {
        throw Refusal.invalid("forward.delivery_invalid", field, field);
      }
    }
  }

  /** The party's orders, newest first; an auditor names the party. */
  @GetMapping
  ForwardView.Page list(
      @RequestParam(name = "party", required = false) String party,
      @RequestParam(name = "after", required = false) String after,
      @RequestParam(name = "limit", defaultValue = "20") int limit,
      Caller caller) {
    List<ForwardOrder> found =
        orders.of(partyToRead(party, caller), after, Paging.checked(limit) + 1);
    Paging.Part<ForwardOrder> page = Paging.first(found, order -> order.terms().id(), limit);
    return new ForwardView.Page(page.shown(this::view), page.next());
  }

  /** One order, for its sides and auditors. */
  @GetMapping("/{id}")
  ForwardView one(@PathVariable String id, Caller caller) {
    ForwardOrder order = orders.one(id);
    boolean isSide = caller.partyId() != null && order.terms().isSide(caller.partyId());
    if (!isSide && !caller.readsEverything()) {
      throw Refusal.notFound("forward.unknown");
    }
    return view(order);
  }

  /** Proposes an order; both sides must sign it. */
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<ForwardView> propose(
      @RequestHeader("Idempotency-Key") String key,
      @RequestBody ForwardProposal proposal,
      Caller caller) {
    String party = caller.requireParty();
    return operations.create(
        caller,
        key,
        "forward.propose",
        proposal,
        ForwardView.class,
        proposed -> "/api/settlement/forward-orders/" + proposed.id(),
        operation -> view(orders.propose(sides.terms(proposal, party, operation, now()))));
  }

  /** Signs the terms for the caller's side; 409 where the hash is another one. */
  @PostMapping("/{id}/signatures")
  ResponseEntity<ForwardView> sign(
      @PathVariable String id,
      @RequestHeader("Idempotency-Key") String key,
      @RequestBody SignatureRequest request,
      Caller caller) {
    return run(
        caller,
        key,
        "sign",
        id,
        request,
        party -> orders.sign(id, party, request.hash(), request.signature()));
  }

  /** Pays the deposit from the buyer's money in the book, all of it or nothing. */
  @PostMapping("/{id}/deposit")
  ResponseEntity<ForwardView> payDeposit(
      @PathVariable String id, @RequestHeader("Idempotency-Key") String key, Caller caller) {
    return run(caller, key, "deposit", id, null, party -> orders.payDeposit(id, party));
  }

  /** Records a delivery; the buyer does. */
  @PostMapping("/{id}/deliveries")
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<ForwardView> deliver(
      @PathVariable String id,
      @RequestHeader("Idempotency-Key") String key,
      @RequestBody DeliveryRequest request,
      Caller caller) {
    String party = caller.requireParty();
    return operations.once(
        caller,
        key,
        "forward.deliver:" + id,
        request,
        HttpStatus.CREATED,
        ForwardView.class,
        operation -> view(orders.deliver(id, party, request.delivery(operation, now()))));
  }

  /** Says that the caller's side will not perform: its breach. */
  @PostMapping("/{id}/withdrawal")
  ResponseEntity<ForwardView> withdraw(
      @PathVariable String id, @RequestHeader("Idempotency-Key") String key, Caller caller) {
    return run(caller, key, "withdraw", id, null, party -> orders.withdraw(id, party));
  }

  /** Wishes to end the order together; it ends when both do, and costs nobody anything. */
  @PostMapping("/{id}/cancellation")
  ResponseEntity<ForwardView> wishCancel(
      @PathVariable String id, @RequestHeader("Idempotency-Key") String key, Caller caller) {
    return run(caller, key, "cancel", id, null, party -> orders.wishCancel(id, party));
  }

  /** Ends the order because the buyer has not paid a delivery in time; the seller does. */
  @PostMapping("/{id}/non-payment")
  ResponseEntity<ForwardView> notPaid(
      @PathVariable String id, @RequestHeader("Idempotency-Key") String key, Caller caller) {
    return run(caller, key, "not-paid", id, null, party -> orders.notPaid(id, party));
  }

  private ResponseEntity<ForwardView> run(
      Caller caller,
      String key,
      String what,
      String id,
      Object request,
      Function<String, ForwardOrder> work) {
    String party = caller.requireParty();
    return operations.once(
        caller,
        key,
        "forward." + what + ":" + id,
        request,
        HttpStatus.OK,
        ForwardView.class,
        operation -> view(work.apply(party)));
  }

  private ForwardView view(ForwardOrder order) {
    return ForwardView.of(order, orders.debtsOf(order.terms().id()));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static String partyToRead(String party, Caller caller) {
    if (caller.readsEverything()) {
      if (party == null) {
        throw Refusal.invalid("request.field_invalid", "party", "party");
      }
      return party;
    }
    String own = caller.requireParty();
    if (party != null && !party.equals(own)) {
      throw Refusal.notFound("forward.unknown");
    }
    return own;
  }
}
