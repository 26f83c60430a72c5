package org.tongtian.orders.reconciliation;

import static org.tongtian.orders.reconciliation.Difference.Kind.OTHER_DAY;
import static org.tongtian.orders.reconciliation.Difference.Kind.OTHER_MERCHANT;
import static org.tongtian.orders.reconciliation.Difference.Kind.TOTAL_LINES;
import static org.tongtian.orders.reconciliation.Difference.Kind.TOTAL_PAID;
import static org.tongtian.orders.reconciliation.Difference.Kind.TOTAL_REFUNDED;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;
import org.tongtian.orders.businessday.BusinessDays;
import org.tongtian.orders.channel.ChannelStatement;

/**
 * Holds the channel's file of a day against our payments and refunds, and those against the book,
 * and lists every difference.
 */
@Pure
final class Comparison {

  private final DayRecords day;
  private final List<Difference> found = new ArrayList<>();

  private Comparison(DayRecords day) {
    this.day = day;
  }

  /** Every difference: the file's own first, then payments, refunds and the book. */
  static List<Difference> of(DayRecords day) {
    Comparison comparison = new Comparison(day);
    comparison.totals();
    comparison.foreignLines();
    comparison.found.addAll(PaymentComparison.of(day));
    comparison.found.addAll(RefundComparison.of(day));
    comparison.found.addAll(BookComparison.of(day));
    return List.copyOf(comparison.found);
  }

  private void totals() {
    ChannelStatement file = day.statement();
    long lines = file.payments().size() + (long) file.refunds().size();
    if (file.totals().lines() != lines) {
      total(TOTAL_LINES, null, null, Long.toString(lines), Long.toString(file.totals().lines()));
    }
    sum(TOTAL_PAID, sumOf(paid(file)), file.totals().paid());
    sum(TOTAL_REFUNDED, sumOf(refunded(file)), file.totals().refunded());
  }

  private static List<Money> paid(ChannelStatement file) {
    return file.payments().stream().map(ChannelStatement.PaymentLine::amount).toList();
  }

  private static List<Money> refunded(ChannelStatement file) {
    return file.refunds().stream().map(ChannelStatement.RefundLine::amount).toList();
  }

  private static Money sumOf(List<Money> amounts) {
    return amounts.stream().reduce(Money.cny(0), Money::plus);
  }

  private void sum(Difference.Kind kind, Money lines, Money stated) {
    if (!lines.equals(stated)) {
      total(kind, lines, stated, null, null);
    }
  }

  private void total(
      Difference.Kind kind, Money lines, Money stated, String ownState, String statedState) {
    found.add(
        new Difference(
            kind,
            day.statement().day().toString(),
            null,
            null,
            lines,
            stated,
            ownState,
            statedState));
  }

  private void foreignLines() {
    for (ChannelStatement.PaymentLine line : day.statement().payments()) {
      foreign(
          line.merchantId(),
          line.merchantOrderId(),
          line.transactionId(),
          line.amount(),
          line.paidAt());
    }
    for (ChannelStatement.RefundLine line : day.statement().refunds()) {
      foreign(line.merchantId(), line.refundId(), line.channelRefundId(), line.amount(), line.at());
    }
  }

  private void foreign(
      String merchantId, String subject, String channelNumber, Money amount, Instant at) {
    if (!merchantId.equals(day.merchantId())) {
      found.add(
          new Difference(
              OTHER_MERCHANT, subject, null, channelNumber, null, amount, null, merchantId));
    } else if (!BusinessDays.dayOf(at).equals(day.statement().day())) {
      found.add(
          new Difference(
              OTHER_DAY, subject, null, channelNumber, null, amount, null, at.toString()));
    }
  }
}
