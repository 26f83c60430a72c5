package org.tongtian.settlement.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongtian.settlement.book.FullContract.paid;
import static org.tongtian.settlement.book.FullContract.received;
import static org.tongtian.settlement.book.FullContract.refunded;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tongtian.settlement.contract.Channel;

/** What the channel paid out directly comes back from the party only where the channel can. */
class ClawbackTest {

  private static final Instant AT = Instant.parse("2026-11-22T02:00:00Z");
  private static final Channel ALIPAY_PAYS_THE_HOST =
      new Channel("ALIPAY_PROFIT_SHARING", List.of(2));
  private static final Channel WECHAT_PAYS_THE_INSURER =
      new Channel("WECHAT_PROFIT_SHARING", List.of(5));

  @Test
  void personPaidByTheChannelIsNotWaitedForButTheNextInOrderAnswers() {
    MemoryBook book = afterPayoutAndRefund(ALIPAY_PAYS_THE_HOST, "host", 800, AT);
    assertThat(book.account("host").payable()).isZero();
    assertThat(book.account("platform").payable()).isEqualTo(200);
    assertThat(book.fault()).isNull();
  }

  @Test
  void whoIsPaidOutByTheCooperativeIsGivenTheNextCycle() {
    MemoryBook book = afterPayoutAndRefund(null, "host", 800, AT);
    assertThat(book.account("host").payable()).isEqualTo(-800);
    assertThat(book.fold().receivables()).containsOnlyKeys("host").containsEntry("host", AT);
    assertThat(book.account("platform").payable()).isEqualTo(1_000);
  }

  @Test
  void merchantsPartIsReturnedByTheChannelForItsDaysOnly() {
    Instant lastMoment = AT.plus(Duration.ofDays(180));
    assertThat(
            afterPayoutAndRefund(WECHAT_PAYS_THE_INSURER, "insurer", 100, lastMoment)
                .account("insurer")
                .payable())
        .isEqualTo(-100);
    assertThat(
            afterPayoutAndRefund(WECHAT_PAYS_THE_INSURER, "insurer", 100, lastMoment.plusMillis(1))
                .account("insurer")
                .payable())
        .isZero();
  }

  private static MemoryBook afterPayoutAndRefund(
      Channel channel, String party, long fen, Instant refundedAt) {
    MemoryBook book = new MemoryBook(FullContract.terms(channel));
    book.append(AT, List.of(paid("a", 10_000, AT), received("a", AT)));
    if (channel == null) {
      book.append(AT, List.of(new BookEvent.PayoutSent("p", AT, "p", party, fen)));
    }
    assertThat(book.account(party).transit()).as("paid out, by whomever").isEqualTo(fen);
    book.append(AT, List.of(new BookEvent.Deposited("d", AT, "platform", 1_000, null)));
    book.append(AT, List.of(refunded("a", "1", 10_000, refundedAt)));
    return book;
  }
}
