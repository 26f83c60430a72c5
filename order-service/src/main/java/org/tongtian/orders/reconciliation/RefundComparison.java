package org.tongtian.orders.reconciliation;

import static org.tongtian.orders.reconciliation.Difference.Kind.REFUND_AMOUNT;
import static org.tongtian.orders.reconciliation.Difference.Kind.REFUND_NOT_AT_CHANNEL;
import static org.tongtian.orders.reconciliation.Difference.Kind.REFUND_PAYMENT;
import static org.tongtian.orders.reconciliation.Difference.Kind.REFUND_STATE;
import static org.tongtian.orders.reconciliation.Difference.Kind.REFUND_TWICE;
import static org.tongtian.orders.reconciliation.Difference.Kind.REFUND_UNKNOWN;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tongtian.kit.Pure;
import org.tongtian.orders.channel.ChannelStatement.RefundLine;
import org.tongtian.orders.channel.RefundState;
import org.tongtian.orders.reconciliation.RecordedMoney.Refund;

/** Refunds: the channel's lines against ours, and ours against its lines. */
@Pure
final class RefundComparison {

  private final DayRecords day;
  private final Map<String, Refund> known = new LinkedHashMap<>();
  private final Set<String> seen = new HashSet<>();
  private final List<Difference> found = new ArrayList<>();

  private RefundComparison(DayRecords day) {
    this.day = day;
  }

  static List<Difference> of(DayRecords day) {
    RefundComparison comparison = new RefundComparison(day);
    comparison.known.putAll(day.refundsByLine());
    day.refunds().forEach(refund -> comparison.known.put(refund.refundId(), refund));
    day.statement().refunds().stream()
        .filter(line -> line.merchantId().equals(day.merchantId()))
        .forEach(comparison::line);
    day.refunds().forEach(comparison::ours);
    return comparison.found;
  }

  /**
   * Our refunds that the file lacks though the channel should know them: those it was asked for. It
   * may have taken them up on another day; only it can tell.
   */
  static List<String> missing(DayRecords day) {
    Set<String> inFile = new HashSet<>();
    day.statement().refunds().forEach(line -> inFile.add(line.refundId()));
    return day.refunds().stream()
        .filter(RefundComparison::isAtChannel)
        .map(Refund::refundId)
        .filter(id -> !inFile.contains(id))
        .toList();
  }

  private static boolean isAtChannel(Refund refund) {
    return refund.state() != RefundState.REQUESTED;
  }

  private void line(RefundLine line) {
    Refund ours = known.get(line.refundId());
    if (ours == null) {
      found.add(
          new Difference(
              REFUND_UNKNOWN,
              line.refundId(),
              null,
              line.channelRefundId(),
              null,
              line.amount(),
              null,
              line.state().name()));
      return;
    }
    if (!seen.add(line.refundId())) {
      differ(REFUND_TWICE, ours, line);
      return;
    }
    if (!line.merchantOrderId().equals(ours.paymentId())) {
      differ(REFUND_PAYMENT, ours, line);
    }
    if (!line.amount().equals(ours.amount())) {
      differ(REFUND_AMOUNT, ours, line);
    }
    if (isOtherState(ours.state(), line.state())) {
      differ(REFUND_STATE, ours, line);
    }
  }

  /**
   * The file is a day old: what was on its way then may be through by now, so only these are other
   * states: through or over there, and not here.
   */
  private static boolean isOtherState(RefundState ours, RefundState theirs) {
    return switch (theirs) {
      case SUCCEEDED -> ours != RefundState.SUCCEEDED;
      case CLOSED, ABNORMAL -> ours == RefundState.SUCCEEDED || ours == RefundState.PROCESSING;
      case REQUESTED, PROCESSING -> false;
    };
  }

  private void ours(Refund ours) {
    if (isAtChannel(ours)
        && !seen.contains(ours.refundId())
        && !day.refundsElsewhere().contains(ours.refundId())) {
      found.add(
          new Difference(
              REFUND_NOT_AT_CHANNEL,
              ours.refundId(),
              numberOf(ours),
              null,
              ours.amount(),
              null,
              ours.state().name(),
              null));
    }
  }

  private void differ(Difference.Kind kind, Refund ours, RefundLine line) {
    found.add(
        new Difference(
            kind,
            ours.refundId(),
            numberOf(ours),
            line.channelRefundId(),
            ours.amount(),
            line.amount(),
            ours.state().name(),
            line.state().name()));
  }

  /** Null where its payment is of another day. */
  private String numberOf(Refund refund) {
    return day.payments().stream()
        .filter(payment -> payment.paymentId().equals(refund.paymentId()))
        .findFirst()
        .map(PaymentComparison::numbersOf)
        .orElse(null);
  }
}
