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

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.money.Money;
import org.tongtian.orders.coupon.CouponClaims.CouponLine;

class UsePoliciesTest {

  private static final CouponLine POTATO = line("a", COOP, 3_250);
  private static final CouponLine TEA = line("b", OTHER_COOP, 9_000);

  @Test
  void nothingSpeaksAgainstAFittingCoupon() {
    assertThat(judge(cooperatives("c", COOP, amount(500, 3_250)), POTATO, TEA)).isNull();
    assertThat(judge(platforms("p", percent(10, 2_000, 12_250)), POTATO, TEA)).isNull();
  }

  @Test
  void itsTimeIsFromTheFirstMomentUntilJustBeforeTheLast() {
    Ticket ticket = cooperatives("c", COOP, amount(500, 3_000));
    assertThat(judgeAt(ticket, NOW.minusSeconds(60))).isNull();
    assertThat(judgeAt(ticket, NOW.minusSeconds(61))).isEqualTo("coupon.not_yet");
    assertThat(judgeAt(ticket, NOW.plusSeconds(59))).isNull();
    assertThat(judgeAt(ticket, NOW.plusSeconds(60))).isEqualTo("coupon.expired");
    Ticket held = new Ticket(ticket.id(), ticket.issuer(), ticket.issuerId(), ticket.terms(), true);
    assertThat(judgeAt(held, NOW.plusSeconds(3_600))).isNull();
  }

  @Test
  void aCooperativesCouponIsForItsOwnGoods() {
    assertThat(judge(cooperatives("c", COOP, amount(500, 1_000)), TEA))
        .isEqualTo("coupon.not_for_these_goods");
    assertThat(judge(cooperatives("c", COOP, amount(500, 1_000, "product-b")), POTATO, TEA))
        .isEqualTo("coupon.not_for_these_goods");
    assertThat(judge(cooperatives("c", COOP, amount(500, 1_000, "product-a")), POTATO, TEA))
        .isNull();
    assertThat(judge(platforms("p", amount(500, 1_000, "product-x")), POTATO))
        .isEqualTo("coupon.not_for_these_goods");
  }

  @Test
  void theThresholdCountsListPricesOfTheGoodsItIsFor() {
    assertThat(judge(cooperatives("c", COOP, amount(500, 3_251)), POTATO, TEA))
        .isEqualTo("coupon.below_threshold");
    Use use = use(cooperatives("c", COOP, amount(500, 4_000)), POTATO);
    assertThat(UsePolicies.objectionTo(use))
        .hasValueSatisfying(
            objection ->
                assertThat(objection.arguments())
                    .containsExactly(Money.cny(4_000), Money.cny(750)));
  }

  @Test
  void aLineWithoutTermsTakesNoPart() {
    CouponLine bare = new CouponLine("a", COOP, "product-a", Money.cny(3_250), false, true);
    assertThat(judge(cooperatives("c", COOP, amount(500, 3_000)), bare, TEA))
        .isEqualTo("coupon.not_in_contract");
    assertThat(judge(platforms("p", amount(500, 3_000)), bare)).isNull();
    CouponLine second = line("d", COOP, 2_000);
    assertThat(judge(cooperatives("c", COOP, amount(500, 2_001)), bare, second))
        .isEqualTo("coupon.below_threshold");
    assertThat(judge(cooperatives("c", COOP, amount(500, 2_000)), bare, second)).isNull();
  }

  @Test
  void oneCouponOfEachIssuer() {
    Ticket one = cooperatives("c", COOP, amount(500, 1_000));
    Ticket same = cooperatives("d", COOP, amount(300, 1_000));
    Ticket other = cooperatives("e", OTHER_COOP, amount(300, 1_000));
    Ticket platform = platforms("p", percent(5, 1_000, 0));
    Ticket otherPlatform = new Ticket("q", Issuer.PLATFORM, "another", percent(5, 1_000, 0), false);
    assertThat(together(one, other, platform)).containsOnlyNulls();
    assertThat(together(one, same)).containsOnly("coupon.not_together");
    assertThat(together(platform, otherPlatform)).containsOnly("coupon.not_together");
  }

  private static List<String> together(Ticket... tickets) {
    List<Ticket> all = List.of(tickets);
    return all.stream()
        .map(ticket -> new Use(ticket, all, List.of(POTATO, TEA), NOW))
        .map(use -> UsePolicies.objectionTo(use).map(Objection::code).orElse(null))
        .toList();
  }

  private static String judgeAt(Ticket ticket, Instant now) {
    Use use = new Use(ticket, List.of(ticket), List.of(POTATO), now);
    return UsePolicies.objectionTo(use).map(Objection::code).orElse(null);
  }

  private static String judge(Ticket ticket, CouponLine... lines) {
    return UsePolicies.objectionTo(use(ticket, lines)).map(Objection::code).orElse(null);
  }

  private static Use use(Ticket ticket, CouponLine... lines) {
    return new Use(ticket, List.of(ticket), List.of(lines), NOW);
  }
}
