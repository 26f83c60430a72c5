package org.tongtian.catalog.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.money.Unit;

/** The pure rules of stock. */
class CountTest {

  private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

  @Test
  void aCountIsWhatWasDeclaredLessWhatStands() {
    Reservation held = standing(ReservationState.HELD, 5);
    Reservation sold = standing(ReservationState.SOLD, 7);

    Count count = Count.of(lot(20, SellingTerms.OPEN), Arrays.asList(held, sold));

    assertThat(count.available()).isEqualTo(Quantity.of(8));
    assertThat(count.held()).containsExactly(held);
  }

  @Test
  void aCountBelowZeroIsNotHidden() {
    Count count =
        Count.of(lot(4, SellingTerms.OPEN), Arrays.asList(standing(ReservationState.HELD, 5)));

    assertThat(count.available()).isEqualTo(Quantity.of(-1));
  }

  @Test
  void quantitiesAreBoundedAndFitTheUnit() {
    assertThat(ClaimRules.isQuantity(Quantity.of(1), Unit.JIN)).isTrue();
    assertThat(ClaimRules.isQuantity(Quantity.of(1_000_000), Unit.JIN)).isTrue();
    assertThat(ClaimRules.isQuantity(new Quantity(500), Unit.KG)).isTrue();
    assertThat(ClaimRules.isQuantity(new Quantity(500), Unit.JIN)).isFalse();
    assertThat(ClaimRules.isQuantity(new Quantity(50), Unit.KG)).isFalse();
    assertThat(ClaimRules.isQuantity(Quantity.ZERO, Unit.JIN)).isFalse();
    assertThat(ClaimRules.isQuantity(Quantity.of(-1), Unit.JIN)).isFalse();
    assertThat(ClaimRules.isQuantity(new Quantity(1_000_000_001), Unit.JIN)).isFalse();
    assertThat(ClaimRules.isQuantity(null, Unit.JIN)).isFalse();
  }

  @Test
  void aHoldEndsInTheFutureAndWithinAWeek() {
    assertThatCode(() -> ClaimRules.check(claim(Duration.ofMinutes(15)), NOW))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> ClaimRules.check(claim(Duration.ZERO), NOW))
        .hasMessageContaining("expiresAt");
    assertThatThrownBy(() -> ClaimRules.check(claim(Duration.ofDays(8)), NOW))
        .hasMessageContaining("expiresAt");
  }

  @Test
  void theTwoTakingsOfAnOrderHaveTokensOfTheirOwn() {
    Reservation once = standing(ReservationState.HELD, 1);
    Reservation again =
        new Reservation(
            once.id(),
            once.lotId(),
            once.quantity(),
            once.buyerId(),
            once.unitPrice(),
            once.state(),
            true,
            false,
            NOW,
            NOW,
            List.of());

    assertThat(again.token()).isNotEqualTo(once.token());
    assertThat(Reservation.idOfToken(again.token())).isEqualTo(once.id());
    assertThat(Reservation.idOfToken(once.token())).isEqualTo(once.id());
  }

  private static Claim claim(Duration held) {
    return new Claim(
        Ids.next(), "lot", Unit.JIN, Quantity.of(1), "buyer", NOW.plus(held), "goods[0]");
  }

  private static Reservation standing(ReservationState state, long units) {
    return new Reservation(
        Ids.next(),
        "lot",
        Quantity.of(units),
        "buyer",
        Money.cny(650),
        state,
        false,
        false,
        NOW,
        NOW,
        List.of());
  }

  private static LotStock lot(long units, SellingTerms terms) {
    return LotStock.listed(
        "lot", "product", Unit.JIN.code(), Quantity.of(units), Money.cny(650), terms, null);
  }
}
