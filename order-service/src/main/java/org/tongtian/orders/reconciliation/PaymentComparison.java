package org.tongtian.orders.reconciliation;

import static org.tongtian.orders.reconciliation.Difference.Kind.PAYMENT_AMOUNT;
import static org.tongtian.orders.reconciliation.Difference.Kind.PAYMENT_NOT_IN_FILE;
import static org.tongtian.orders.reconciliation.Difference.Kind.PAYMENT_OF_CANCELLED;
import static org.tongtian.orders.reconciliation.Difference.Kind.PAYMENT_STILL_AWAITED;
import static org.tongtian.orders.reconciliation.Difference.Kind.PAYMENT_TRANSACTION;
import static org.tongtian.orders.reconciliation.Difference.Kind.PAYMENT_TWICE;
import static org.tongtian.orders.reconciliation.Difference.Kind.PAYMENT_UNKNOWN;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;
import org.tongtian.orders.channel.ChannelStatement.PaymentLine;
import org.tongtian.orders.reconciliation.RecordedMoney.Payment;
import org.tongtian.orders.reconciliation.RecordedMoney.Standing;

/** Payments: the channel's lines against ours, and ours against its lines. */
@Pure
final class PaymentComparison {

  private final Map<String, Payment> known = new LinkedHashMap<>();
  private final Set<String> seen = new HashSet<>();
  private final List<Difference> found = new ArrayList<>();

  private PaymentComparison() {}

  static List<Difference> of(DayRecords day) {
    PaymentComparison comparison = new PaymentComparison();
    comparison.known.putAll(day.paymentsByLine());
    day.payments().forEach(payment -> comparison.known.put(payment.paymentId(), payment));
    day.statement().payments().stream()
        .filter(line -> line.merchantId().equals(day.merchantId()))
        .forEach(comparison::line);
    day.payments().forEach(comparison::ours);
    return comparison.found;
  }

  private void line(PaymentLine line) {
    Payment ours = known.get(line.merchantOrderId());
    if (ours == null) {
      found.add(
          new Difference(
              PAYMENT_UNKNOWN,
              line.merchantOrderId(),
              null,
              line.transactionId(),
              null,
              line.amount(),
              null,
              null));
      return;
    }
    if (!seen.add(line.merchantOrderId())) {
      differ(PAYMENT_TWICE, ours, line.transactionId(), line.amount());
      return;
    }
    if (ours.standing() == Standing.WAITING) {
      differ(PAYMENT_STILL_AWAITED, ours, line.transactionId(), line.amount());
    } else if (ours.standing() == Standing.CANCELLED) {
      differ(PAYMENT_OF_CANCELLED, ours, line.transactionId(), line.amount());
    } else if (!line.transactionId().equals(ours.transactionId())) {
      differ(PAYMENT_TRANSACTION, ours, line.transactionId(), line.amount());
    }
    if (!line.amount().equals(ours.amount())) {
      differ(PAYMENT_AMOUNT, ours, line.transactionId(), line.amount());
    }
  }

  private void ours(Payment ours) {
    boolean tookMoney = ours.standing() == Standing.PAID || ours.standing() == Standing.GOES_BACK;
    if (tookMoney && !seen.contains(ours.paymentId())) {
      differ(PAYMENT_NOT_IN_FILE, ours, ours.transactionId(), null);
    }
  }

  private void differ(Difference.Kind kind, Payment ours, String channelNumber, Money theirs) {
    found.add(
        new Difference(
            kind,
            ours.paymentId(),
            numbersOf(ours),
            channelNumber,
            ours.amount(),
            theirs,
            ours.standing().name(),
            null));
  }

  /** Null where it paid no order that we know. */
  static String numbersOf(Payment payment) {
    String numbers =
        payment.sales().stream()
            .map(RecordedMoney.Sale::orderNumber)
            .distinct()
            .collect(Collectors.joining(", "));
    return numbers.isEmpty() ? null : numbers;
  }
}
