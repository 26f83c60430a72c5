package org.tongtian.settlement.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tongtian.settlement.book.FullContract.paid;
import static org.tongtian.settlement.book.FullContract.received;
import static org.tongtian.settlement.book.FullContract.refunded;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.settlement.book.BookEvent.Leg;

/** Each kind of entry by example, and what is refused. */
class BookKindsTest {

  private static final Instant AT = Instant.parse("2026-11-22T02:00:00Z");

  private final MemoryBook book = new MemoryBook(FullContract.terms());
  private int events;

  @AfterEach
  void auditBooksEverythingAgain() {
    assertThat(book.fault()).isNull();
    Map<String, Account> before = Map.copyOf(book.fold().accounts());
    book.restart();
    assertThat(book.fold().accounts()).isEqualTo(before);
  }

  @Test
  void partialRefundsBeforeAndAfterReleaseAreOneRefundInTheEnd() {
    append(paid("a", 10_000, AT), paid("b", 10_000, AT));
    append(refunded("a", "1", 3_333, AT), received("a", AT), refunded("a", "2", 2_000, AT));
    append(received("b", AT), refunded("b", "1", 5_333, AT));
    assertThat(account("farmer").escrow()).isZero();
    assertThat(account("farmer").payable()).isEqualTo(2 * 2_100);
    assertThat(sum()).isEqualTo(2 * (10_000 - 5_333));
  }

  @Test
  void refundOfEverythingLeavesNothing() {
    append(paid("a", 10_001, AT), refunded("a", "1", 4_001, AT), refunded("a", "2", 6_000, AT));
    assertThat(book.fold().sale("a").orElseThrow().state()).isEqualTo(EntryKind.REVERSED);
    FullContract.PARTIES.forEach(party -> assertThat(account(party)).isEqualTo(Account.EMPTY));
    append(received("a", AT));
    assertThat(sum()).isZero();
  }

  @Test
  void refundAboveTheSaleIsRefusedNamingTheAmounts() {
    append(paid("a", 10_000, AT), received("a", AT), refunded("a", "1", 9_000, AT));
    refuses("settlement.refund_over_sale", refunded("a", "2", 1_001, AT));
    assertThatThrownBy(() -> append(refunded("a", "2", 1_001, AT)))
        .hasMessageContaining("amount=1001")
        .hasMessageContaining("amount=1000,")
        .hasMessageContaining("amount=10000");
    assertThatThrownBy(() -> append(refunded("unknown", "1", 1, AT)))
        .isInstanceOf(EarlyReceiptException.class);
  }

  @Test
  void receivableIsRecoveredByTheReserveThenTheNextCycleThenTheGuarantor() {
    append(paid("a", 10_000, AT), received("a", AT));
    append(new BookEvent.PayoutSent(id(), AT, "p", "farmer", 4_500));
    append(refunded("a", "1", 10_000, AT));
    assertThat(account("farmer").payable()).as("the fund has nothing left").isEqualTo(-4_500);
    append(new BookEvent.Deposited(id(), AT, "platform", 1_000, null));
    append(new BookEvent.ReceivableDue(id(), AT, 1, "farmer"));
    assertThat(account("farmer").payable()).isEqualTo(-3_500);
    append(paid("b", 10_000, AT), received("b", AT));
    assertThat(account("farmer").payable()).isEqualTo(1_000);
    append(new BookEvent.PayoutSent(id(), AT, "q", "farmer", 1_000));
    append(new BookEvent.Deposited(id(), AT, "fund", 300, null));
    append(refunded("b", "1", 10_000, AT));
    assertThat(account("fund").payable()).as("gave its reserve").isZero();
  }

  @Test
  void floorTakesFromTheFundAndTheRestIsItsDebt() {
    append(new BookEvent.Deposited(id(), AT, "fund", 100, "县里"));
    append(paid("a", 1_000, AT));
    Account fund = account("fund");
    assertThat(fund.available()).isZero();
    refuses("book.overdrawn", new BookEvent.PayoutSent(id(), AT, "p", "fund", 1));
    append(received("a", AT));
    assertThat(account("fund").payable()).isZero();
    long owed = book.fold().debtsOf("fund").get("farmer");
    assertThat(account("farmer").payable() + owed).isEqualTo(1_500);
    append(new BookEvent.Deposited(id(), AT, "fund", owed + 50, null));
    append(new BookEvent.DebtDue(id(), AT, "fund"));
    assertThat(account("farmer").payable()).isEqualTo(1_500);
    assertThat(account("fund").payable()).isEqualTo(50);
    assertThat(book.fold().debtsOf("fund")).isEmpty();
  }

  @Test
  void shortFundPaysProRataAndOwesTheRest() {
    append(new BookEvent.Deposited(id(), AT, "fund", 1_000, null));
    append(draw(new Ask("farmer", 2_000), new Ask("co-op", 1_000)));
    assertThat(account("farmer").payable()).isEqualTo(667);
    assertThat(account("co-op").payable()).isEqualTo(333);
    assertThat(account("fund").payable()).isZero();
    assertThat(book.fold().debtsOf("fund")).isEqualTo(Map.of("farmer", 1_333L, "co-op", 667L));
    refuses("fund.over_limit", draw(new Ask("farmer", 5_001)));
    refuses("fund.payee_not_allowed", draw(new Ask("host", 1)));
    refuses("fund.nothing_asked", draw());
  }

  @Test
  void advanceIsRepaidFromReleasesAndTheFarmerKeepsTheMinimum() {
    BookEvent.AdvancePaid advance = new BookEvent.AdvancePaid(id(), AT, 1, 8, 3_000);
    refuses("book.overdrawn", advance);
    append(new BookEvent.Deposited(id(), AT, "lender", 3_000, null), advance);
    assertThat(account("farmer").payable()).isEqualTo(3_000);
    append(paid("a", 2_000, AT), received("a", AT));
    long first = 3_000 - outstanding();
    assertThat(first).isEqualTo(1_500 / 2);
    append(paid("b", 10_000, AT), received("b", AT));
    assertThat(outstanding()).isZero();
    assertThat(account("lender").payable()).isEqualTo(3_000);
    append(paid("c", 10_000, AT), received("c", AT));
    assertThat(account("lender").payable()).as("never over-recovered").isEqualTo(3_000);
  }

  @Test
  void refundAfterReleaseLeavesTheFarmerTheMinimumOfTheCycle() {
    append(
        new BookEvent.Deposited(id(), AT, "lender", 3_000, null),
        new BookEvent.AdvancePaid(id(), AT, 1, 8, 3_000));
    append(paid("a", 2_000, AT), received("a", AT));
    assertThat(outstanding()).isEqualTo(2_250);
    append(refunded("a", "1", 2_000, AT));
    append(paid("b", 2_000, AT), received("b", AT));
    assertThat(outstanding()).as("1500 of b, less 500 kept, less 750 repaid").isEqualTo(2_000);
  }

  @Test
  void gradedGoodsHaveThePriceOfTheirGradeElseThatOfAllGrades() {
    append(new BookEvent.PriceNoted(id(), AT, "JIN", null, 400, null));
    append(new BookEvent.PriceNoted(id(), AT, "JIN", "FIRST", 600, null));
    assertThat(book.fold().price("JIN", "FIRST")).contains(600L);
    assertThat(book.fold().price("JIN", "SECOND")).contains(400L);
    assertThat(book.fold().price("KILO", "FIRST")).isEmpty();
  }

  @Test
  void insurancePaysOnceForACauseAndOnlyWhatItHas() {
    append(paid("a", 10_000, AT), received("a", AT));
    BookEvent late = claim("DELAY", 47L);
    refuses("claim.threshold_not_reached", late);
    refuses("claim.not_covered", claim("PRICE", 1L));
    append(claim("DELAY", 49L));
    assertThat(account("insurer").payable()).isZero();
    assertThat(book.fold().debtsOf("insurer")).isEqualTo(Map.of("co-op", 900L));
    refuses("claim.claimed_before", claim("DELAY", 60L));
    append(claim("DISASTER", null));
    assertThat(book.fold().debtsOf("insurer")).isEqualTo(Map.of("co-op", 5_900L));
  }

  @Test
  void disputedLineStaysPutWhileTheOthersGoOn() {
    append(paid("a", 10_000, AT));
    append(freeze("d", 2, "host"));
    append(received("a", AT));
    assertThat(account("host").available()).isZero();
    assertThat(account("host").frozen()).isEqualTo(800);
    assertThat(account("farmer").available()).isEqualTo(4_500);
    refuses("dispute.line_frozen", freeze("e", 2, "host"));
    refuses("dispute.line_unknown", freeze("e", 2, "farmer"));
    refuses("dispute.over_line", new BookEvent.DisputeMoves(id(), AT, "d", "farmer", 801, "x"));
    refuses(
        "dispute.receiver_not_party",
        new BookEvent.DisputeMoves(id(), AT, "d", "stranger", 1, "x"));
    append(new BookEvent.DisputeMoves(id(), AT, "d", "farmer", 300, "x"));
    assertThat(account("host")).isEqualTo(new Account(0, 500, 0, 0, 0, 0));
    assertThat(account("farmer").payable()).isEqualTo(4_800);
    assertThat(sum()).isEqualTo(10_000);
    refuses("dispute.over", new BookEvent.DisputeStands(id(), AT, "d", "x"));
    append(freeze("e", 1, "farmer"), refunded("a", "1", 5_000, AT));
    assertThat(account("farmer").frozen()).isEqualTo(2_250);
    append(new BookEvent.DisputeStands(id(), AT, "e", "x"));
    assertThat(account("farmer").frozen()).isZero();
  }

  @Test
  void transfersSumToZeroAndOverdrawNobody() {
    append(paid("a", 10_000, AT), received("a", AT));
    append(transfer(new Leg("co-op", -1_000), new Leg("farmer", 600), new Leg("host", 400)));
    assertThat(account("farmer").payable()).isEqualTo(5_100);
    refuses("book.legs_wrong", transfer(new Leg("co-op", -1), new Leg("farmer", 2)));
    refuses("book.overdrawn", transfer(new Leg("fund", -201), new Leg("farmer", 201)));
    assertThat(sum()).isEqualTo(10_000);
  }

  @Test
  void correctedPriceSettlesTheSaleAgain() {
    append(new BookEvent.PriceNoted(id(), AT, "JIN", null, 200, "县城"));
    append(paid("a", 3_000, AT), received("a", AT));
    assertThat(account("farmer").payable()).isEqualTo(1_500);
    append(new BookEvent.Deposited(id(), AT, "fund", 10_000, null));
    append(new BookEvent.SaleCorrected(id(), AT, "a", 400, "报错价"));
    assertThat(account("farmer").payable()).as("5 × 4.00 × 1.1").isEqualTo(2_200);
    assertThat(sum()).isEqualTo(13_000);
    append(refunded("a", "1", 3_000, AT));
    assertThat(sum()).isEqualTo(10_000);
    assertThat(account("farmer").payable()).isZero();
    refuses("settlement.sale_refunded", new BookEvent.SaleCorrected(id(), AT, "a", 300, null));
  }

  @Test
  void everyEventCountsOnce() {
    BookEvent deposit = new BookEvent.Deposited("same", AT, "fund", 100, null);
    append(deposit, deposit);
    append(deposit);
    assertThat(account("fund").payable()).isEqualTo(100);
    assertThat(book.blocks).hasSize(1);
  }

  private List<Entry> append(BookEvent... appended) {
    return book.append(AT, List.of(appended));
  }

  private void refuses(String code, BookEvent event) {
    Map<String, Account> before = Map.copyOf(book.fold().accounts());
    assertThatThrownBy(() -> append(event)).isInstanceOf(Refusal.class).hasMessageContaining(code);
    assertThat(book.fold().accounts()).isEqualTo(before);
  }

  private BookEvent draw(Ask... asks) {
    return new BookEvent.FundDrawn(id(), AT, 1, 9, List.of(asks), "冰雹");
  }

  private BookEvent claim(String cause, Long measured) {
    return new BookEvent.CoverClaimed(id(), AT, "a", 5, cause, "co-op", measured, "核查");
  }

  private BookEvent freeze(String dispute, int clause, String payee) {
    return new BookEvent.LineFrozen(id(), AT, dispute, "a", clause, payee, "co-op", "不是本人开播");
  }

  private BookEvent transfer(Leg... legs) {
    return new BookEvent.Transferred(id(), AT, "DIVIDEND", null, 1, 0, List.of(legs), null);
  }

  private long outstanding() {
    return book.fold().advancesOf("farmer").getFirst().outstanding();
  }

  private Account account(String party) {
    return book.account(party);
  }

  private long sum() {
    return book.fold().accounts().values().stream()
        .mapToLong(each -> each.escrow() + each.payable() + each.transit() + each.out())
        .sum();
  }

  private String id() {
    return "event-" + ++events;
  }
}
