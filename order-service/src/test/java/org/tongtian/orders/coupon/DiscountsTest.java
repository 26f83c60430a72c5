package org.tongtian.orders.coupon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongtian.orders.coupon.Samples.COOP;
import static org.tongtian.orders.coupon.Samples.NOW;
import static org.tongtian.orders.coupon.Samples.OTHER_COOP;
import static org.tongtian.orders.coupon.Samples.amount;
import static org.tongtian.orders.coupon.Samples.cooperatives;
import static org.tongtian.orders.coupon.Samples.line;
import static org.tongtian.orders.coupon.Samples.percent;
import static org.tongtian.orders.coupon.Samples.platforms;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.money.Money;
import org.tongtian.orders.coupon.CouponClaims.CouponLine;
import org.tongtian.orders.coupon.CouponClaims.LineDiscount;

class DiscountsTest {

  @Test
  void aCouponIsSplitOverItsLinesToTheFen() {
    List<CouponLine> lines =
        List.of(line("a", COOP, 1_000), line("b", COOP, 1_000), line("c", COOP, 1_000));
    Discounts discounts = of(lines, cooperatives("x", COOP, amount(1_000, 2_000)));
    assertThat(discounts.lines())
        .containsExactly(off("a", 334, 0), off("b", 333, 0), off("c", 333, 0));
    assertThat(discounts.given()).containsEntry("x", Money.cny(1_000));
  }

  @Test
  void thePlatformsCouponComesOffWhatIsLeft() {
    List<CouponLine> lines = List.of(line("a", COOP, 10_000), line("b", OTHER_COOP, 5_000));
    Discounts discounts =
        of(
            lines,
            platforms("p", percent(10, 5_000, 0)),
            cooperatives("x", COOP, amount(2_000, 9_000)));
    // 10 % of 80.00 + 50.00
    assertThat(discounts.given()).containsEntry("p", Money.cny(1_300));
    assertThat(discounts.lines()).containsExactly(off("a", 2_000, 800), off("b", 0, 500));
  }

  @Test
  void aPerCentHasItsCapAndLeavesPartsOfAFenWithThePrice() {
    assertThat(of(List.of(line("a", COOP, 999)), platforms("p", percent(33, 5_000, 0))).given())
        .containsEntry("p", Money.cny(329));
    assertThat(of(List.of(line("a", COOP, 99_900)), platforms("p", percent(33, 500, 0))).given())
        .containsEntry("p", Money.cny(500));
    CouponLine vast = line("a", COOP, Long.MAX_VALUE / 2);
    assertThat(of(List.of(vast), platforms("p", percent(99, Long.MAX_VALUE, 0))).given().get("p"))
        .isLessThan(vast.goods());
  }

  @Test
  void noLineFallsBelowZero() {
    List<CouponLine> lines = List.of(line("a", COOP, 600));
    Discounts discounts =
        of(lines, cooperatives("x", COOP, amount(500, 501)), platforms("p", amount(500, 600)));
    assertThat(discounts.lines()).containsExactly(off("a", 500, 100));
    assertThat(discounts.given()).containsEntry("p", Money.cny(100));
  }

  @Test
  void withoutCouponsNothingIsTakenOff() {
    assertThat(of(List.of(line("a", COOP, 600))).lines()).containsExactly(off("a", 0, 0));
  }

  @Test
  void discountsAddUpStayWithinTheirLinesAndDoNotDependOnTheOrder() {
    for (long seed = 1; seed <= 3_000; seed++) {
      check(seed);
    }
  }

  private static void check(long seed) {
    Random random = new Random(seed);
    List<CouponLine> lines = lines(random);
    Ticket[] tickets = {
      cooperatives("x", COOP, amount(1 + random.nextInt(5_000), 0)),
      cooperatives("y", OTHER_COOP, percent(1 + random.nextInt(99), random.nextInt(9_000), 0)),
      platforms("p", percent(1 + random.nextInt(99), 1 + random.nextInt(9_000), 0))
    };
    Discounts discounts = of(lines, tickets);
    long cooperative = discounts.lines().stream().mapToLong(d -> d.cooperative().amount()).sum();
    long platform = discounts.lines().stream().mapToLong(d -> d.platform().amount()).sum();
    assertThat(cooperative)
        .as("seed %d", seed)
        .isEqualTo(discounts.given().get("x").amount() + discounts.given().get("y").amount());
    assertThat(platform).as("seed %d", seed).isEqualTo(discounts.given().get("p").amount());
    for (int i = 0; i < lines.size(); i++) {
      LineDiscount each = discounts.lines().get(i);
      CouponLine line = lines.get(i);
      assertThat(each.lineId()).isEqualTo(line.lineId());
      assertThat(each.cooperative().isNegative() || each.platform().isNegative())
          .as("seed %d", seed)
          .isFalse();
      assertThat(each.cooperative().plus(each.platform()))
          .as("seed %d", seed)
          .isLessThanOrEqualTo(line.goods());
      assertThat(line.cooperativeCoupons() || each.cooperative().amount() == 0).isTrue();
      assertThat(line.platformCoupons() || each.platform().amount() == 0).isTrue();
    }
    List<CouponLine> mixed = new ArrayList<>(lines);
    Collections.shuffle(mixed, random);
    assertThat(of(mixed, tickets).lines().stream().sorted(BY_LINE).toList())
        .as("seed %d", seed)
        .isEqualTo(discounts.lines().stream().sorted(BY_LINE).toList());
  }

  private static final Comparator<LineDiscount> BY_LINE =
      Comparator.comparing(LineDiscount::lineId);

  private static List<CouponLine> lines(Random random) {
    List<CouponLine> lines = new ArrayList<>();
    int count = 1 + random.nextInt(7);
    for (int i = 0; i < count; i++) {
      lines.add(
          new CouponLine(
              "line-" + i,
              random.nextBoolean() ? COOP : OTHER_COOP,
              "product-" + i,
              Money.cny(random.nextInt(20_000)),
              random.nextInt(4) > 0,
              random.nextInt(4) > 0));
    }
    return lines;
  }

  private static Discounts of(List<CouponLine> lines, Ticket... tickets) {
    List<Ticket> all = List.of(tickets);
    return Discounts.of(
        all.stream().map(ticket -> new Use(ticket, all, lines, NOW)).toList(), lines);
  }

  private static LineDiscount off(String line, long cooperative, long platform) {
    return new LineDiscount(line, Money.cny(cooperative), Money.cny(platform));
  }
}
