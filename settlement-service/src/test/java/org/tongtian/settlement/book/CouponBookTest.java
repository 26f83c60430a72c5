package org.tongtian.settlement.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tongtian.settlement.book.FullContract.sale;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.settlement.Samples;
import org.tongtian.settlement.contract.BesidePrice;
import org.tongtian.settlement.contract.Channel;
import org.tongtian.settlement.contract.SalePart;
import org.tongtian.settlement.split.SplitLine;

/** Coupons and delivery fees in a book, by example: who gets what, who owes, what may leave. */
class CouponBookTest {

  private static final Instant AT = Instant.parse("2026-11-22T02:00:00Z");

  /** 100 ¥ of goods, 10 ¥ off by the co-op, 12 ¥ by the platform, 5 ¥ delivery: 83 ¥ paid. */
  private static final BesidePrice BESIDE = new BesidePrice(1_000, 1_200, 500);

  private final MemoryBook book = new MemoryBook(FullContract.terms());
  private int events;

  @AfterEach
  void auditBooksEverythingAgain() {
    assertThat(book.fault()).isNull();
    Map<String, Account> before = Map.copyOf(book.fold().accounts());
    book.restart();
    assertThat(book.fold().accounts()).isEqualTo(before);
    MoneyByEntries.check(book);
  }

  @Test
  void othersGetTheirShareOfTheListPriceAndTheBearersMakeItUp() {
    pay("a", BESIDE);
    assertThat(account("farmer").escrow()).isEqualTo(4_500);
    assertThat(account("host").escrow()).as("8 % and the delivery fee").isEqualTo(800 + 500);
    assertThat(account("fund").escrow()).isEqualTo(200);
    assertThat(account("insurer").escrow()).isEqualTo(100);
    assertThat(account("co-op").escrow()).as("its 40 % less its coupon").isEqualTo(4_000 - 1_000);
    assertThat(account("platform").escrow()).as("its 4 % less its").isEqualTo(400 - 1_200);
    assertThat(sum()).as("what the consumer paid").isEqualTo(8_300);
  }

  @Test
  void whatItsShareDoesNotCoverIsReservedOfWhatTheBearerHasInTheBook() {
    deposit("platform", 2_000);
    pay("a", BESIDE);
    assertThat(account("platform").available()).isEqualTo(2_000 - 800);
    receive("a");
    assertThat(account("platform")).isEqualTo(new Account(0, 1_200, 0, 0, 0, 0));
    assertThat(book.fold().uncovered()).isZero();
  }

  @Test
  void bearerWithoutMoneyOwesAndMakesItGoodByWhatComesIn() {
    pay("a", BESIDE);
    receive("a");
    assertThat(account("platform")).isEqualTo(new Account(0, -800, 0, 0, 0, 0, 800));
    assertThat(account("farmer").payable()).as("nobody else gets less").isEqualTo(4_500);
    assertThat(book.fold().receivables()).as("no fund answers for it").isEmpty();
    pay("b", BesidePrice.NOTHING);
    receive("b");
    assertThat(account("platform")).isEqualTo(new Account(0, -400, 0, 0, 0, 0, 400));
    deposit("platform", 500);
    assertThat(account("platform")).isEqualTo(new Account(0, 100, 0, 0, 0, 0));
  }

  @Test
  void whatNeverCameInIsNotPaidOut() {
    pay("a", BESIDE);
    receive("a");
    send("p", "farmer", 4_500);
    send("q", "co-op", 3_000);
    assertThat(account("host").available()).isEqualTo(1_300);
    refuses("book.money_not_in", new BookEvent.PayoutSent(id(), AT, "r", "host", 1_300));
    send("r", "host", 800);
    deposit("platform", 800);
    send("s", "host", 500);
    send("t", "fund", 200);
    send("u", "insurer", 100);
    assertThat(book.fold().payable()).isZero();
  }

  @Test
  void recoveryLeavesACouponToItsBearerAndTakesARefundFromTheReserve() {
    deposit("fund", 10_000);
    pay("a", BESIDE);
    receive("a");
    append(new BookEvent.ReceivableDue(id(), AT, 1, "platform"));
    assertThat(account("platform").payable()).isEqualTo(-800);
    pay("b", BesidePrice.NOTHING);
    receive("b");
    assertThat(account("platform").payable()).isEqualTo(-400);
    refund("b", 10_000, BesidePrice.NOTHING);
    assertThat(account("platform"))
        .as("the reserve made good the 4.00 that the refund took, and no more")
        .isEqualTo(new Account(0, -400, 0, 0, 0, 0, 400));
  }

  @Test
  void refundTakesBackTheStatedPartsAndTheWholeLeavesNothing() {
    pay("a", BESIDE);
    refund("a", 5_000, new BesidePrice(500, 600, 0));
    assertThat(account("farmer").escrow()).isEqualTo(2_250);
    assertThat(account("platform").escrow()).isEqualTo(200 - 600);
    assertThat(account("host").escrow()).isEqualTo(400 + 500);
    assertThat(sum()).isEqualTo(8_300 - 3_900);
    receive("a");
    refund("a", 5_000, new BesidePrice(500, 600, 0));
    assertThat(sum()).as("the delivery fee").isEqualTo(500);
    assertThat(account("host").payable()).isEqualTo(500);
    refund("a", 0, new BesidePrice(0, 0, 500));
    FullContract.PARTIES.forEach(party -> assertThat(account(party)).isEqualTo(Account.EMPTY));
  }

  @Test
  void refundOfAllGoodsBeforeReceiptLeavesTheFeeAndOfEverythingEndsTheSale() {
    pay("a", BESIDE);
    refund("a", 10_000, new BesidePrice(1_000, 1_200, 0));
    assertThat(book.fold().sale("line-a").orElseThrow().state()).isEqualTo(EntryKind.ACCRUED);
    refund("a", 0, new BesidePrice(0, 0, 500));
    assertThat(book.fold().sale("line-a").orElseThrow().state()).isEqualTo(EntryKind.REVERSED);
    FullContract.PARTIES.forEach(party -> assertThat(account(party)).isEqualTo(Account.EMPTY));
  }

  @Test
  void cancellingGivesEverythingBack() {
    deposit("platform", 1_000);
    pay("a", BESIDE);
    refund("a", 1_000, new BesidePrice(100, 0, 0));
    append(new BookEvent.SaleCancelled(id(), AT, "line-a"));
    assertThat(sum()).isEqualTo(1_000);
    assertThat(account("platform").available()).isEqualTo(1_000);
  }

  @Test
  void refundOfMoreThanIsLeftOfAPartIsRefused() {
    pay("a", BESIDE);
    refund("a", 5_000, new BesidePrice(900, 0, 400));
    refuses("settlement.refund_over_part", refunded("a", 1_000, new BesidePrice(101, 0, 0)));
    refuses("settlement.refund_over_part", refunded("a", 1_000, new BesidePrice(0, 1_201, 0)));
    refuses("settlement.refund_over_part", refunded("a", 0, new BesidePrice(0, 0, 101)));
    refuses("settlement.refund_over_sale", refunded("a", 5_001, BesidePrice.NOTHING));
    refuses("book.amount_not_positive", refunded("a", 0, BesidePrice.NOTHING));
    refuses("book.amount_not_positive", refunded("a", 10, new BesidePrice(0, 0, -1)));
    refuses("settlement.refund_over_part", refunded("a", 4_900, BesidePrice.NOTHING));
  }

  @Test
  void saleWithAPartThatNoClauseSpeaksOfIsNotBooked() {
    MemoryBook plain = new MemoryBook(new Samples().terms());
    assertThatThrownBy(
            () ->
                plain.append(
                    AT, List.of(new BookEvent.SalePaid("e", AT, sale("a", 1_000, BESIDE), ""))))
        .isInstanceOf(IllegalStateException.class);
    assertThat(plain.blocks).isEmpty();
  }

  @Test
  void disputedDeliveryFeeStaysPutAndACouponCanNotBeDisputed() {
    pay("a", BESIDE);
    refuses("dispute.line_empty", freeze("d", 12, "platform"));
    append(freeze("d", 10, "host"));
    receive("a");
    assertThat(account("host").frozen()).isEqualTo(500);
    append(new BookEvent.DisputeMoves(id(), AT, "d", "co-op", 200, "到付"));
    assertThat(account("host").payable()).isEqualTo(800 + 300);
  }

  @Test
  void channelPaysABearerDirectlyWhatItsCouponsLeaveOfItsShare() {
    MemoryBook direct =
        new MemoryBook(FullContract.terms(new Channel("WECHAT_PROFIT_SHARING", List.of(3))));
    direct.append(AT, List.of(new BookEvent.Deposited(id(), AT, "platform", 5_000, null)));
    BookedSale sale = sale("a", 10_000, new BesidePrice(0, 150, 0));
    direct.append(AT, List.of(new BookEvent.SalePaid(id(), AT, sale, "")));
    direct.append(AT, List.of(new BookEvent.SaleReceived(id(), AT, sale.saleId())));
    assertThat(direct.account("platform").transit()).isEqualTo(400 - 150);
    assertThat(direct.account("platform").payable()).isEqualTo(5_000);
    assertThat(direct.fault()).isNull();
  }

  @Test
  void channelPaysNoMoreOfWhatWasPaidThanItCanAndTheBankPaysTheRest() {
    MemoryBook direct =
        new MemoryBook(FullContract.terms(new Channel("WECHAT_PROFIT_SHARING", List.of(2, 3))));
    BookedSale sale = sale("a", 10_000, new BesidePrice(7_000, 0, 0));
    direct.append(AT, List.of(new BookEvent.SalePaid(id(), AT, sale, "")));
    direct.append(AT, List.of(new BookEvent.SaleReceived(id(), AT, sale.saleId())));
    assertThat(direct.account("host").transit()).isEqualTo(800);
    assertThat(direct.account("platform").transit()).as("30 % of 30.00").isEqualTo(900 - 800);
    assertThat(direct.account("platform").payable()).isEqualTo(400 - 100);
    assertThat(direct.fault()).isNull();
  }

  @Test
  void productsDayIsOfWhatConsumersPaidForTheGoods() {
    pay("a", BESIDE);
    refund("a", 1_000, new BesidePrice(100, 120, 50));
    ProductDay day = book.fold().index().daysOfProduct("product").firstEntry().getValue();
    assertThat(day.byParty().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(7_800 - 780);
    assertThat(day.byParty().get("farmer")).isEqualTo(4_500 - 450);
    assertThat(day.byParty().get("host")).as("without the delivery fee").isEqualTo(800 - 80);
  }

  @Test
  void linesSayWhatTheyAreAbout() {
    pay("a", BESIDE);
    Map<SalePart, Long> parts =
        book.blocks.getLast().entries().getFirst().lines().stream()
            .filter(line -> line.part() != null)
            .collect(Collectors.toMap(SplitLine::part, SplitLine::amount));
    assertThat(parts)
        .isEqualTo(
            Map.of(
                SalePart.DELIVERY,
                500L,
                SalePart.COOPERATIVE_COUPON,
                -1_000L,
                SalePart.PLATFORM_COUPON,
                -1_200L));
  }

  private BookEvent freeze(String dispute, int clause, String payee) {
    return new BookEvent.LineFrozen(id(), AT, dispute, "line-a", clause, payee, "farmer", "x");
  }

  private void pay(String order, BesidePrice beside) {
    append(new BookEvent.SalePaid(id(), AT, sale(order, 10_000, beside), ""));
  }

  private void receive(String order) {
    append(new BookEvent.SaleReceived(id(), AT, "line-" + order));
  }

  private void refund(String order, long goods, BesidePrice beside) {
    append(refunded(order, goods, beside));
  }

  private BookEvent refunded(String order, long goods, BesidePrice beside) {
    String id = id();
    return new BookEvent.SaleRefunded(id, AT, "line-" + order, id, goods, beside);
  }

  private void deposit(String party, long fen) {
    append(new BookEvent.Deposited(id(), AT, party, fen, "充值"));
  }

  private void send(String payout, String party, long fen) {
    append(new BookEvent.PayoutSent(id(), AT, payout, party, fen));
  }

  private void refuses(String code, BookEvent event) {
    int blocks = book.blocks.size();
    assertThatThrownBy(() -> append(event))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    assertThat(book.blocks).hasSize(blocks);
  }

  private void append(BookEvent event) {
    book.append(AT, List.of(event));
  }

  private Account account(String party) {
    return book.account(party);
  }

  /** Everything in all accounts. */
  private long sum() {
    return book.fold().accounts().values().stream()
        .mapToLong(each -> each.escrow() + each.payable() + each.transit() + each.out())
        .sum();
  }

  private String id() {
    return "event-" + ++events;
  }
}
