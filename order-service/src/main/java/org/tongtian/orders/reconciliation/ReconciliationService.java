package org.tongtian.orders.reconciliation;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.businessday.BusinessDays;
import org.tongtian.orders.channel.ChannelStatement;
import org.tongtian.orders.channel.PaymentProvider;
import org.tongtian.orders.reconciliation.RecordedMoney.Payment;
import org.tongtian.orders.reconciliation.RecordedMoney.Refund;

/**
 * Compares each day that is over once, by itself, whichever instance comes first, and again where a
 * person asks for it. A day whose file is not there yet waits for it.
 */
@Service
class ReconciliationService {

  /** WeChat Pay gives out bills of the last three months (API v3, trade bill). */
  private static final int STATEMENTS_KEPT_MONTHS = 3;

  private static final Logger LOG = LoggerFactory.getLogger(ReconciliationService.class);
  private static final Duration CLAIM = Duration.ofMinutes(10);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  private static final int LOOKS = 4;
  private static final int PIECE = 200;

  private final PaymentProvider channel;
  private final RecordedMoney recorded;
  private final SaleBooks books;
  private final ReconciliationRepository days;
  private final ReconciliationSettings settings;
  private final Clock clock;

  ReconciliationService(
      PaymentProvider channel,
      RecordedMoney recorded,
      SaleBooks books,
      ReconciliationRepository days,
      ReconciliationSettings settings,
      Clock clock) {
    this.channel = channel;
    this.recorded = recorded;
    this.books = books;
    this.days = days;
    this.settings = settings;
    this.clock = clock;
  }

  /** Compares the days before today that nobody has compared yet. */
  @Scheduled(fixedDelayString = "${tongtian.reconciliation.every}")
  void sweep() {
    LocalDate today = BusinessDays.dayOf(clock.instant());
    for (int back = 1; back <= settings.daysBack(); back++) {
      LocalDate day = today.minusDays(back);
      if (days.claim(day, now(), now().plus(CLAIM))) {
        runGently(day);
      }
    }
  }

  private void runGently(LocalDate day) {
    try {
      run(day);
    } catch (Refusal refusal) {
      LOG.info("The reconciliation of {} waits: {}", day, refusal.code());
      days.waits(day, now().plus(CLAIM));
    }
  }

  /**
   * Compares a day now and keeps the result in place of an older one. Refuses with 409 {@code
   * payment.statement_not_ready}, {@code reconciliation.day_not_over} and {@code
   * reconciliation.day_too_old}, 503 {@code payment.channel_unreachable} and {@code
   * reconciliation.book_unreachable}.
   */
  Reconciliation run(LocalDate day) {
    LocalDate today = BusinessDays.dayOf(clock.instant());
    if (!day.isBefore(today)) {
      throw Refusal.conflict("reconciliation.day_not_over");
    }
    if (day.isBefore(today.minusMonths(STATEMENTS_KEPT_MONTHS))) {
      throw Refusal.conflict("reconciliation.day_too_old");
    }
    ChannelStatement statement = channel.statement(day);
    DayRecords records = records(statement);
    List<Difference> differences = Comparison.of(records);
    for (int look = 1; look < LOOKS && isMoving(differences); look++) {
      pause();
      records = records(statement);
      differences = Comparison.of(records);
    }
    Reconciliation done =
        new Reconciliation(
            day.toString(),
            Reconciliation.State.DONE,
            null,
            now(),
            channelSide(statement),
            ourSide(records),
            differences);
    days.done(done);
    if (!differences.isEmpty()) {
      LOG.error("The reconciliation of {} found {} differences", day, differences.size());
    }
    return done;
  }

  /** A refund that is made this moment is in the order before it is in the book. */
  private static boolean isMoving(List<Difference> differences) {
    return differences.stream().anyMatch(Difference::isAboutTheBook);
  }

  private DayRecords records(ChannelStatement statement) {
    List<Payment> payments = recorded.paymentsOf(statement.day());
    List<Refund> refunds = recorded.refundsOf(statement.day());
    Set<String> paymentIds = payments.stream().map(Payment::paymentId).collect(toSet());
    Set<String> refundIds = refunds.stream().map(Refund::refundId).collect(toSet());
    List<String> otherPayments =
        statement.payments().stream()
            .map(ChannelStatement.PaymentLine::merchantOrderId)
            .filter(id -> !paymentIds.contains(id))
            .distinct()
            .toList();
    List<String> otherRefunds =
        statement.refunds().stream()
            .map(ChannelStatement.RefundLine::refundId)
            .filter(id -> !refundIds.contains(id))
            .distinct()
            .toList();
    List<String> saleIds =
        payments.stream()
            .flatMap(payment -> payment.sales().stream())
            .map(RecordedMoney.Sale::saleId)
            .toList();
    DayRecords records =
        new DayRecords(
            channel.merchantId(),
            statement,
            payments,
            refunds,
            byId(otherPayments, recorded::payments, Payment::paymentId),
            byId(otherRefunds, recorded::refunds, Refund::refundId),
            Set.of(),
            books.of(saleIds));
    return records.knownElsewhere(elsewhere(records));
  }

  private static <T> Map<String, T> byId(
      List<String> ids, Function<Collection<String>, List<T>> find, Function<T, String> idOf) {
    List<T> found = new ArrayList<>();
    for (int from = 0; from < ids.size(); from += PIECE) {
      found.addAll(find.apply(ids.subList(from, Math.min(ids.size(), from + PIECE))));
    }
    return found.stream().collect(toMap(idOf, Function.identity()));
  }

  /** The channel may have taken a refund up on another day than ours; it is asked. */
  private Set<String> elsewhere(DayRecords records) {
    Set<String> known = new HashSet<>();
    for (String refundId : RefundComparison.missing(records)) {
      if (channel.findRefund(refundId).isPresent()) {
        known.add(refundId);
      }
    }
    return known;
  }

  private static Reconciliation.Side channelSide(ChannelStatement statement) {
    return new Reconciliation.Side(
        statement.payments().size(),
        sum(statement.payments().stream().map(ChannelStatement.PaymentLine::amount).toList()),
        statement.refunds().size(),
        sum(statement.refunds().stream().map(ChannelStatement.RefundLine::amount).toList()),
        statement.totals().fee());
  }

  private static Reconciliation.Side ourSide(DayRecords records) {
    return new Reconciliation.Side(
        records.payments().size(),
        sum(records.payments().stream().map(Payment::amount).toList()),
        records.refunds().size(),
        sum(records.refunds().stream().map(Refund::amount).toList()),
        null);
  }

  private static Money sum(List<Money> amounts) {
    return amounts.stream().reduce(Money.cny(0), Money::plus);
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_LOOKS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopped in the middle of a reconciliation", stopped);
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
