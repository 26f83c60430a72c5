package org.tongtian.kit.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;

class MoneyTest {

  private static final long SEED = 20261122;
  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void fiveJinAtSixFiftyAreThirtyTwoFifty() {
    assertThat(Money.cny(650).times(Quantity.of(5))).isEqualTo(Money.cny(3250));
  }

  @Test
  void theHalfFenGoesToTheSeller() {
    assertThat(Money.cny(1).times(new Quantity(500))).isEqualTo(Money.cny(1));
    assertThat(Money.cny(1).times(new Quantity(499))).isEqualTo(Money.cny(0));
  }

  @Test
  void aPriceTimesAQuantityIsNeverOffByMoreThanHalfAFen() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
    for (int i = 0; i < 10_000; i++) {
      long fen = random.nextLong(1_000_000);
      long thousandths = random.nextLong(1_000_000_000);
      BigDecimal exact = BigDecimal.valueOf(fen).multiply(BigDecimal.valueOf(thousandths, 3));
      Money rounded = Money.cny(fen).times(new Quantity(thousandths));
      assertThat(BigDecimal.valueOf(rounded.amount()).subtract(exact).abs())
          .as("seed %d, %d fen x %d", SEED, fen, thousandths)
          .isLessThanOrEqualTo(new BigDecimal("0.5"));
    }
  }

  @Test
  void currenciesDoNotMix() {
    assertThatThrownBy(() -> Money.cny(1).plus(new Money(1, "USD")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anOverflowIsLoud() {
    assertThatThrownBy(() -> Money.cny(Long.MAX_VALUE).plus(Money.cny(1)))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void majorUnitsAreReadable() {
    assertThat(Money.cny(1462).inMajorUnits()).isEqualTo("14.62");
    assertThat(Money.cny(-5).inMajorUnits()).isEqualTo("-0.05");
    assertThat(Money.cny(0).inMajorUnits()).isEqualTo("0.00");
  }

  @Test
  void aQuantityIsAJsonNumber() {
    assertThat(JSON.readValue("5", Quantity.class)).isEqualTo(Quantity.of(5));
    assertThat(JSON.readValue("2.5", Quantity.class)).isEqualTo(new Quantity(2500));
    assertThat(JSON.writeValueAsString(Quantity.of(1000))).isEqualTo("1000");
    assertThat(JSON.writeValueAsString(new Quantity(2500))).isEqualTo("2.5");
    assertThatThrownBy(() -> JSON.readValue("0.0001", Quantity.class))
        .isInstanceOf(ValueInstantiationException.class);
    assertThatThrownBy(() -> JSON.readValue("1e300", Quantity.class))
        .isInstanceOf(ValueInstantiationException.class);
  }

  @Test
  void aUnitSaysWhichFractionsItAllows() {
    assertThat(Unit.JIN.allows(Quantity.of(5))).isTrue();
    assertThat(Unit.JIN.allows(new Quantity(2500))).isFalse();
    assertThat(Unit.KG.allows(new Quantity(2500))).isTrue();
    assertThat(Unit.KG.allows(new Quantity(2550))).isFalse();
  }
}
