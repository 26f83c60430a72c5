package org.tongtian.settlement.book;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.api.orders.RefundedLine;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.problem.Refusal;

/**
 * What other services and operators tell a book. Each call names its event: telling it again adds
 * nothing. Amounts are CNY, above zero.
 */
@RestController
@RequestMapping("/internal/settlement")
class InternalBookController {

  private final BookService books;
  private final Clock clock;

  /** What stands after the event. */
  record Booked(String eventId, long seq) {}

  /** A refund of one sale, as the fact OrderRefunded means it. */
  record RefundRequest(String refundId, RefundedLine line, Instant refundedAt) {}

  /** Money from outside: of a lender, insurer, guarantor, fund or co-operative. */
  record DepositRequest(String eventId, String party, Money amount, String note) {}

  /** A market price; grade null for goods that are not graded. */
  record PriceRequest(
      String eventId, String unit, String grade, Money price, Instant at, String note) {}

  /** An advance by a clause of the contract. */
  record AdvanceRequest(String eventId, int version, int clauseNo, Money amount) {}

  /** What is asked of a fund by a clause of the contract. */
  record DrawRequest(String eventId, int version, int clauseNo, List<Ask> asks, String note) {}

  /** Debts of a fund or insurer, to be paid with what it has now. */
  record DebtRequest(String eventId, String debtor) {}

  /** A claim on an insurance; measured null for a disaster. */
  record ClaimRequest(
      String eventId,
      String saleId,
      int clauseNo,
      String cause,
      String beneficiary,
      Long measured,
      String note) {}

  /** A receivable that the next cycle has not made good. */
  record RecoveryRequest(String eventId, int version, String party) {}

  /** A corrected market price of one sale. */
  record CorrectionRequest(String eventId, String saleId, Money market, String note) {}

  InternalBookController(BookService books, Clock clock) {
    this.books = books;
    this.clock = clock;
  }

  /** Books a refund; 409 with the amounts where it is more than is left of the sale. */
  @PostMapping("/refunds")
  Booked refund(@RequestBody RefundRequest request) {
    require(request.refundId(), "refundId");
    require(request.refundedAt(), "refundedAt");
    require(request.line(), "line");
    return append(
        bookOf(request.line().lineId()),
        SoldLines.refund(request.refundId(), request.line(), request.refundedAt()));
  }

  /** Credits a party with money from outside. */
  @PostMapping("/books/{book}/deposits")
  Booked deposit(@PathVariable String book, @RequestBody DepositRequest request) {
    require(request.party(), "party");
    return append(
        book,
        new BookEvent.Deposited(
            id(request.eventId()), now(), request.party(), fen(request.amount()), request.note()));
  }

  /** Notes a market price for sales that are paid from now on. */
  @PostMapping("/books/{book}/market-prices")
  Booked price(@PathVariable String book, @RequestBody PriceRequest request) {
    require(request.unit(), "unit");
    Instant at = request.at() == null ? now() : request.at();
    return append(
        book,
        new BookEvent.PriceNoted(
            id(request.eventId()),
            at,
            request.unit(),
            request.grade(),
            fen(request.price()),
            request.note()));
  }

  /** Pays an advance from what its lender has put in. */
  @PostMapping("/books/{book}/advances")
  Booked advance(@PathVariable String book, @RequestBody AdvanceRequest request) {
    return append(
        book,
        new BookEvent.AdvancePaid(
            id(request.eventId()),
            now(),
            request.version(),
            request.clauseNo(),
            fen(request.amount())));
  }

  /** Draws a fund by its rule. */
  @PostMapping("/books/{book}/fund-draws")
  Booked draw(@PathVariable String book, @RequestBody DrawRequest request) {
    require(request.asks(), "asks");
    return append(
        book,
        new BookEvent.FundDrawn(
            id(request.eventId()),
            now(),
            request.version(),
            request.clauseNo(),
            request.asks(),
            request.note()));
  }

  /** Pays debts pro rata with what is there. */
  @PostMapping("/books/{book}/debt-payments")
  Booked debt(@PathVariable String book, @RequestBody DebtRequest request) {
    require(request.debtor(), "debtor");
    return append(book, new BookEvent.DebtDue(id(request.eventId()), now(), request.debtor()));
  }

  /** Lets the contract's later steps answer for a receivable. */
  @PostMapping("/books/{book}/recoveries")
  Booked recover(@PathVariable String book, @RequestBody RecoveryRequest request) {
    require(request.party(), "party");
    return append(
        book,
        new BookEvent.ReceivableDue(
            id(request.eventId()), now(), request.version(), request.party()));
  }

  /** Claims an insurance benefit: once for an order and a cause. */
  @PostMapping("/claims")
  Booked claim(@RequestBody ClaimRequest request) {
    require(request.cause(), "cause");
    require(request.beneficiary(), "beneficiary");
    return append(
        bookOf(request.saleId()),
        new BookEvent.CoverClaimed(
            id(request.eventId()),
            now(),
            request.saleId(),
            request.clauseNo(),
            request.cause(),
            request.beneficiary(),
            request.measured(),
            request.note()));
  }

  /** Settles a sale again at a corrected market price. */
  @PostMapping("/corrections")
  Booked correct(@RequestBody CorrectionRequest request) {
    return append(
        bookOf(request.saleId()),
        new BookEvent.SaleCorrected(
            id(request.eventId()), now(), request.saleId(), fen(request.market()), request.note()));
  }

  private Booked append(String book, BookEvent event) {
    books.append(book, List.of(event));
    return new Booked(event.eventId(), books.<Long>read(book, BookFold::seq));
  }

  private String bookOf(String saleId) {
    require(saleId, "saleId");
    return books.bookOf(saleId).orElseThrow(() -> Refusal.notFound("settlement.sale_unknown"));
  }

  private static String id(String eventId) {
    require(eventId, "eventId");
    return eventId;
  }

  private static long fen(Money amount) {
    if (amount == null || !amount.currency().equals(Money.CNY) || amount.amount() <= 0) {
      throw Refusal.invalid("book.amount_not_positive", "amount");
    }
    return amount.amount();
  }

  private static void require(Object value, String field) {
    if (value == null) {
      throw Refusal.invalid("request.field_invalid", field, field);
    }
  }

  private Instant now() {
    return clock.instant();
  }
}
