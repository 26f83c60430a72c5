package org.tongtian.orders.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;

/**
 * What every channel's adapter must do; each runs it against a server of its channel's protocol.
 */
public abstract class PaymentProviderContract {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Money PRICE = Money.cny(3250);

  /** The adapter under test. */
  protected abstract PaymentProvider channel();

  /** Our id at the channel. */
  protected abstract String merchantId();

  /** The buyer pays; false where the channel takes no money. */
  protected abstract boolean pay(Transaction opened);

  /** The buyer is at the password, and the money lands when {@link #landed} is called. */
  protected abstract void beginPaying(Transaction opened);

  /** What was begun comes through. */
  protected abstract void landed(Transaction opened);

  /** The channel's server dies, and comes back. */
  protected abstract void isDown(boolean whether);

  /** The channel finishes a refund that it has accepted. */
  protected abstract void finishRefund(String refundId);

  /** Everything that happened is moved to the day before. */
  protected abstract void aDayPasses();

  @Test
  void whatIsOpenedIsOpenAndOpeningItAgainIsTheSame() {
    OpenTransaction asked = asked(Ids.next(), PRICE);
    Transaction opened = channel().open(asked);
    assertThat(opened.state()).isEqualTo(TransactionState.OPEN);
    assertThat(opened.merchantOrderId()).isEqualTo(asked.merchantOrderId());
    assertThat(opened.amount()).isEqualTo(PRICE);
    assertThat(opened.payUrl()).isNotBlank();
    assertThat(opened.paidAt()).isNull();
    assertThat(channel().open(asked)).isEqualTo(opened);
    assertThat(found(asked).state()).isEqualTo(TransactionState.OPEN);
  }

  @Test
  void theSameOrderWithAnotherAmountIsRefusedAndChangesNothing() {
    OpenTransaction asked = asked(Ids.next(), PRICE);
    Transaction opened = channel().open(asked);
    assertRefused(
        "payment.channel_refused",
        () -> channel().open(asked(asked.merchantOrderId(), Money.cny(1))));
    assertThat(pay(opened)).isTrue();
    assertThat(found(asked).amount()).isEqualTo(PRICE);
  }

  @Test
  void whatTheChannelDoesNotKnowIsEmpty() {
    assertThat(channel().find(Ids.next())).isEmpty();
    assertThat(channel().close(Ids.next())).isEmpty();
    assertThat(channel().findRefund(Ids.next())).isEmpty();
  }

  @Test
  void aPaymentIsSeenWithItsAmountItsNumberAndItsTime() {
    OpenTransaction asked = asked(Ids.next(), PRICE);
    Instant before = Instant.now().minusSeconds(2);
    assertThat(pay(channel().open(asked))).isTrue();
    Transaction paid = found(asked);
    assertThat(paid.state()).isEqualTo(TransactionState.PAID);
    assertThat(paid.amount()).isEqualTo(PRICE);
    assertThat(paid.transactionId()).isNotBlank();
    assertThat(paid.paidAt()).isBetween(before, Instant.now().plusSeconds(2));
    assertRefused("payment.channel_refused", () -> channel().open(asked));
  }

  @Test
  void whatIsClosedTakesNoMoneyAndClosingAgainIsTheSame() {
    OpenTransaction asked = asked(Ids.next(), PRICE);
    Transaction opened = channel().open(asked);
    assertThat(channel().close(asked.merchantOrderId()).orElseThrow().state())
        .isEqualTo(TransactionState.CLOSED);
    assertThat(channel().close(asked.merchantOrderId()).orElseThrow().state())
        .isEqualTo(TransactionState.CLOSED);
    assertThat(pay(opened)).isFalse();
    assertThat(found(asked).state()).isEqualTo(TransactionState.CLOSED);
    assertRefused("payment.channel_refused", () -> channel().open(asked));
  }

  @Test
  void aBuyerWhoWasFasterThanTheClosingHasPaid() {
    OpenTransaction asked = asked(Ids.next(), PRICE);
    pay(channel().open(asked));
    Transaction closed = channel().close(asked.merchantOrderId()).orElseThrow();
    assertThat(closed.state()).isEqualTo(TransactionState.PAID);
    assertThat(closed.amount()).isEqualTo(PRICE);
    assertThat(closed).isEqualTo(found(asked));
  }

  @Test
  void whatIsBeingPaidCantBeClosed() {
    OpenTransaction asked = asked(Ids.next(), PRICE);
    Transaction opened = channel().open(asked);
    beginPaying(opened);
    assertRefused("payment.being_paid", () -> channel().close(asked.merchantOrderId()));
    assertThat(found(asked).state()).isEqualTo(TransactionState.OPEN);
    landed(opened);
    assertThat(channel().close(asked.merchantOrderId()).orElseThrow().state())
        .isEqualTo(TransactionState.PAID);
  }

  @Test
  void anExpiredTransactionTakesNoMoney() {
    OpenTransaction asked =
        new OpenTransaction(Ids.next(), "红薯", PRICE, Instant.now().minusSeconds(61), "203.0.113.7");
    assertThat(pay(channel().open(asked))).isFalse();
    assertThat(found(asked).state()).isNotEqualTo(TransactionState.PAID);
  }

  @Test
  void moneyGoesBackInPartsOnceForEachIdAndNeverMoreThanIsLeft() {
    OpenTransaction asked = asked(Ids.next(), PRICE);
    pay(channel().open(asked));
    String first = Ids.next();
    ChannelRefund accepted = refund(first, asked, 2000);
    assertThat(accepted.refundId()).isEqualTo(first);
    assertThat(accepted.channelRefundId()).isNotBlank();
    assertThat(accepted.merchantOrderId()).isEqualTo(asked.merchantOrderId());
    assertThat(accepted.amount()).isEqualTo(Money.cny(2000));
    assertThat(accepted.state()).isIn(RefundState.PROCESSING, RefundState.SUCCEEDED);
    assertThat(refund(first, asked, 2000).channelRefundId()).isEqualTo(accepted.channelRefundId());
    assertRefused("payment.channel_refused", () -> refund(Ids.next(), asked, 1251));
    assertRefused("payment.channel_refused", () -> refund(first, asked, 1250));
    assertThat(refund(Ids.next(), asked, 1250).amount()).isEqualTo(Money.cny(1250));
    assertRefused("payment.channel_refused", () -> refund(Ids.next(), asked, 1));
    finishRefund(first);
    await(() -> channel().findRefund(first).orElseThrow().state() == RefundState.SUCCEEDED);
    ChannelRefund done = channel().findRefund(first).orElseThrow();
    assertThat(done.amount()).isEqualTo(Money.cny(2000));
    assertThat(done.merchantOrderId()).isEqualTo(asked.merchantOrderId());
    assertThat(done.succeededAt()).isNotNull();
    assertThat(found(asked).state())
        .as("paid, though it went back")
        .isEqualTo(TransactionState.PAID);
  }

  @Test
  void whatWasNotPaidIsNotPaidBack() {
    OpenTransaction asked = asked(Ids.next(), PRICE);
    channel().open(asked);
    String refundId = Ids.next();
    assertRefused("payment.channel_refused", () -> refund(refundId, asked, 1));
    assertThat(channel().findRefund(refundId)).isEmpty();
    assertRefused("payment.channel_refused", () -> refund(Ids.next(), asked(Ids.next(), PRICE), 1));
  }

  @Test
  void theStatementOfADayHasExactlyWhatHappened() {
    LocalDate today = LocalDate.now(SHANGHAI);
    OpenTransaction asked = asked(Ids.next(), PRICE);
    Transaction opened = channel().open(asked);
    channel().open(asked(Ids.next(), PRICE));
    pay(opened);
    String refundId = Ids.next();
    ChannelRefund refund = refund(refundId, asked, 700);
    finishRefund(refundId);
    await(() -> channel().findRefund(refundId).orElseThrow().state() == RefundState.SUCCEEDED);
    assertRefused("payment.statement_not_ready", () -> channel().statement(today));
    aDayPasses();
    ChannelStatement statement = channel().statement(today.minusDays(1));
    assertThat(statement.day()).isEqualTo(today.minusDays(1));
    Transaction paid = found(asked);
    assertThat(statement.payments())
        .filteredOn(line -> line.merchantOrderId().equals(asked.merchantOrderId()))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.merchantId()).isEqualTo(merchantId());
              assertThat(line.transactionId()).isEqualTo(paid.transactionId());
              assertThat(line.amount()).isEqualTo(PRICE);
              assertThat(Duration.between(line.paidAt(), paid.paidAt()).abs())
                  .isLessThan(Duration.ofSeconds(1));
            });
    assertThat(statement.refunds())
        .filteredOn(line -> line.refundId().equals(refundId))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.merchantId()).isEqualTo(merchantId());
              assertThat(line.merchantOrderId()).isEqualTo(asked.merchantOrderId());
              assertThat(line.transactionId()).isEqualTo(paid.transactionId());
              assertThat(line.channelRefundId()).isEqualTo(refund.channelRefundId());
              assertThat(line.amount()).isEqualTo(Money.cny(700));
              assertThat(line.state()).isEqualTo(RefundState.SUCCEEDED);
            });
    assertThat(statement.totals().lines())
        .isEqualTo(statement.payments().size() + statement.refunds().size());
    assertThat(statement.totals().paid().amount())
        .isEqualTo(statement.payments().stream().mapToLong(l -> l.amount().amount()).sum());
    assertThat(statement.totals().refunded().amount())
        .isEqualTo(statement.refunds().stream().mapToLong(l -> l.amount().amount()).sum());
    assertThat(channel().statement(LocalDate.of(2020, 1, 1)).payments()).isEmpty();
  }

  @Test
  void aChannelThatIsAwayIsSaidToBeSoAndNothingIsLost() {
    OpenTransaction asked = asked(Ids.next(), PRICE);
    Transaction opened = channel().open(asked);
    isDown(true);
    assertRefused("payment.channel_unreachable", () -> channel().find(asked.merchantOrderId()));
    assertRefused("payment.channel_unreachable", () -> refund(Ids.next(), asked, 1));
    assertRefused("payment.channel_unreachable", () -> channel().open(asked(Ids.next(), PRICE)));
    isDown(false);
    assertThat(found(asked).state()).isEqualTo(TransactionState.OPEN);
    assertThat(pay(opened)).isTrue();
  }

  private Transaction found(OpenTransaction asked) {
    return channel().find(asked.merchantOrderId()).orElseThrow();
  }

  private ChannelRefund refund(String refundId, OpenTransaction asked, long fen) {
    return channel().refund(refundId, asked.merchantOrderId(), Money.cny(fen), "坏了一半");
  }

  /** An order that can be paid for fifteen minutes. */
  protected static OpenTransaction asked(String merchantOrderId, Money amount) {
    Instant expiresAt = Instant.now().plus(Duration.ofMinutes(15));
    return new OpenTransaction(merchantOrderId, "红薯 5 斤", amount, expiresAt, "203.0.113.7");
  }

  /** Refused with that code. */
  protected static void assertRefused(
      String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call).hasMessageContaining(code);
  }

  /** Waits until it is so. */
  protected static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waiting").isLessThan(end);
      java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
    }
  }
}
