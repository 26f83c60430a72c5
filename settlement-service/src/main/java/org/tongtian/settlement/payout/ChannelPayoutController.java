package org.tongtian.settlement.payout;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.settlement.book.BookEvent;
import org.tongtian.settlement.book.BookService;
import org.tongtian.settlement.book.ChannelPayouts;
import org.tongtian.settlement.book.EntryKind;
import org.tongtian.settlement.book.PayoutStanding;

/** What the payment channel reports of the shares that it pays out by itself. */
@RestController
class ChannelPayoutController {

  private final BookService books;
  private final Clock clock;

  /**
   * A report.
   *
   * @param party payee of the direct shares of the order's sale
   * @param paid whether they were paid; what was not is payable again, and the bank's to pay
   * @param reason the channel's, where they were not
   */
  record Report(String saleId, String party, Boolean paid, String reason) {}

  /** Where the payout stands after it. */
  record Standing(String payoutId, EntryKind state) {}

  ChannelPayoutController(BookService books, Clock clock) {
    this.books = books;
    this.clock = clock;
  }

  /** Books the report; the same one told again changes nothing, another one is refused (409). */
  @PostMapping("/internal/settlement/channel-payouts")
  Standing report(@RequestBody Report report) {
    require(report.saleId(), "saleId");
    require(report.party(), "party");
    require(report.paid(), "paid");
    String id = ChannelPayouts.id(report.saleId(), report.party());
    String book =
        books
            .bookOf(report.saleId())
            .orElseThrow(() -> Refusal.notFound("settlement.sale_unknown"));
    books.append(book, List.of(event(id, report)));
    PayoutStanding standing = books.read(book, fold -> fold.payout(id).orElseThrow());
    return new Standing(id, standing.state());
  }

  private BookEvent event(String id, Report report) {
    var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return report.paid()
        ? new BookEvent.PayoutDone(id + ":done", at, id)
        : new BookEvent.PayoutReturned(id + ":returned", at, id, report.reason());
  }

  private static void require(Object value, String field) {
    if (value == null) {
      throw Refusal.invalid("request.field_invalid", field, field);
    }
  }
}
