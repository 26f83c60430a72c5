package org.tongtian.settlement.book;

import java.util.List;
import org.tongtian.kit.Pure;
import org.tongtian.settlement.split.PartLines;

/** The event that an entry was booked for, found again from the entry alone. */
@Pure
final class EntryCause {

  private EntryCause() {}

  /** The event of an entry that does not follow from another. */
  static BookEvent of(Entry entry) {
    return entry.sale() == null ? ofMatter(entry, entry.matter()) : ofSale(entry, entry.matter());
  }

  private static BookEvent ofSale(Entry entry, Matter matter) {
    String event = entry.event();
    String sale = entry.sale().saleId();
    return switch (entry.kind()) {
      case ACCRUED -> new BookEvent.SalePaid(event, entry.happenedAt(), entry.sale().at(null), "");
      case RELEASED -> new BookEvent.SaleReceived(event, entry.happenedAt(), sale);
      case REVERSED -> new BookEvent.SaleCancelled(event, entry.happenedAt(), sale);
      case FROZEN ->
          new BookEvent.LineFrozen(
              event,
              entry.happenedAt(),
              matter.ref(),
              sale,
              matter.clauseNo(),
              matter.party(),
              matter.counterparty(),
              matter.note());
      case DECIDED -> decided(entry, matter);
      case REFUNDED ->
          new BookEvent.SaleRefunded(
              event,
              entry.happenedAt(),
              sale,
              matter.ref(),
              matter.amount(),
              PartLines.in(entry.lines()));
      case TRANSFERRED ->
          new BookEvent.SaleCorrected(
              event, entry.happenedAt(), sale, matter.amount(), matter.note());
      case CLAIMED ->
          new BookEvent.CoverClaimed(
              event,
              entry.happenedAt(),
              sale,
              matter.clauseNo(),
              matter.cause(),
              matter.counterparty(),
              matter.ref() == null ? null : Long.valueOf(matter.ref()),
              matter.note());
      default -> throw unexpected(entry);
    };
  }

  private static BookEvent decided(Entry entry, Matter matter) {
    return matter.counterparty() == null
        ? new BookEvent.DisputeStands(
            entry.event(), entry.happenedAt(), matter.ref(), matter.note())
        : new BookEvent.DisputeMoves(
            entry.event(),
            entry.happenedAt(),
            matter.ref(),
            matter.counterparty(),
            matter.amount(),
            matter.note());
  }

  private static BookEvent ofMatter(Entry entry, Matter matter) {
    if (matter == null) {
      throw unexpected(entry);
    }
    String event = entry.event();
    return switch (entry.kind()) {
      case DEPOSITED ->
          new BookEvent.Deposited(
              event, entry.happenedAt(), matter.party(), matter.amount(), matter.note());
      case TRANSFERRED -> transferred(entry, matter);
      case ADVANCED ->
          new BookEvent.AdvancePaid(
              event, entry.happenedAt(), matter.version(), matter.clauseNo(), matter.amount());
      case RECOVERED ->
          new BookEvent.ReceivableDue(event, entry.happenedAt(), matter.version(), matter.party());
      case FUND_DRAWN ->
          new BookEvent.FundDrawn(
              event,
              entry.happenedAt(),
              matter.version(),
              matter.clauseNo(),
              matter.asks(),
              matter.note());
      case DEBT_PAID -> new BookEvent.DebtDue(event, entry.happenedAt(), matter.party());
      case PAYOUT_SENT ->
          new BookEvent.PayoutSent(
              event, entry.happenedAt(), matter.ref(), matter.party(), matter.amount());
      case PAYOUT_DONE -> new BookEvent.PayoutDone(event, entry.happenedAt(), matter.ref());
      case PAYOUT_RETURNED ->
          new BookEvent.PayoutReturned(event, entry.happenedAt(), matter.ref(), matter.cause());
      case MARKET_PRICE ->
          new BookEvent.PriceNoted(
              event,
              entry.happenedAt(),
              matter.party(),
              matter.cause(),
              matter.amount(),
              matter.note());
      default -> throw unexpected(entry);
    };
  }

  private static BookEvent transferred(Entry entry, Matter matter) {
    List<BookEvent.Leg> legs =
        entry.lines().stream().map(line -> new BookEvent.Leg(line.payee(), line.amount())).toList();
    return new BookEvent.Transferred(
        entry.event(),
        entry.happenedAt(),
        matter.cause(),
        matter.ref(),
        matter.version(),
        matter.clauseNo(),
        legs,
        matter.note());
  }

  private static IllegalStateException unexpected(Entry entry) {
    return new IllegalStateException("nothing causes " + entry.kind() + " " + entry.event());
  }
}
