package org.tongtian.settlement.forward;

import java.math.BigInteger;
import java.util.List;
import org.tongtian.kit.Pure;

/**
 * What deliveries cost: quantity × max(floor, market × (1 + x)), to the exact part of a fen. Each
 * delivery pays the rounded sum so far less what the ones before paid, so that all together cost
 * the same in whatever order they came; a half fen goes to the seller. The deposit counts towards
 * the price in step with the accepted quantity, cut to whole fen.
 */
@Pure
final class ForwardPrice {

  private final ForwardTerms terms;

  ForwardPrice(ForwardTerms terms) {
    this.terms = terms;
  }

  /**
   * What one delivery costs.
   *
   * @param value of what was accepted, fen
   * @param carried of that, what earlier rounding moved here, fen
   * @param fromDeposit of the value, what the deposit has paid already, fen
   */
  record Cost(long value, long carried, long fromDeposit) {

    /** What the buyer pays now. */
    long due() {
      return value - fromDeposit;
    }
  }

  /** The cost of the delivery at that place of the list. */
  Cost cost(List<Delivery> deliveries, int place) {
    long before = value(deliveries.subList(0, place));
    long value = value(deliveries.subList(0, place + 1)) - before;
    long alone = value(List.of(deliveries.get(place)));
    long offset =
        depositUsed(accepted(deliveries.subList(0, place + 1)))
            - depositUsed(accepted(deliveries.subList(0, place)));
    return new Cost(value, value - alone, Math.min(value, offset));
  }

  /** What all of them cost together, fen. */
  long value(List<Delivery> deliveries) {
    BigInteger exact = BigInteger.ZERO;
    for (Delivery delivery : deliveries) {
      exact =
          exact.add(
              parts(delivery.marketPrice()).multiply(BigInteger.valueOf(delivery.accepted())));
    }
    return roundedHalfUp(exact, unit());
  }

  /** Whether the market, not the floor, decides. */
  boolean isAboveFloor(Long market) {
    return parts(market).compareTo(parts(null)) > 0;
  }

  /** How much of the deposit that much accepted quantity has used up, fen. */
  long depositUsed(long accepted) {
    return BigInteger.valueOf(terms.deposit())
        .multiply(BigInteger.valueOf(accepted))
        .divide(BigInteger.valueOf(terms.quantity()))
        .longValueExact();
  }

  /** The value of a quantity at the floor, times a rate, half up, fen. */
  long atFloor(long thousandths, long numerator, long denominator) {
    BigInteger exact =
        BigInteger.valueOf(terms.floor())
            .multiply(BigInteger.valueOf(thousandths))
            .multiply(BigInteger.valueOf(numerator));
    return roundedHalfUp(exact, BigInteger.valueOf(denominator).multiply(BigInteger.valueOf(1000)));
  }

  /** What was accepted of all of them, thousandths of the unit. */
  static long accepted(List<Delivery> deliveries) {
    return deliveries.stream().mapToLong(Delivery::accepted).reduce(0, Math::addExact);
  }

  /** The price of a unit in parts of a fen; so many of them as x's denominator are a fen. */
  private BigInteger parts(Long market) {
    BigInteger of = BigInteger.valueOf(terms.markup().denominator());
    BigInteger floor = BigInteger.valueOf(terms.floor()).multiply(of);
    if (market == null) {
      return floor;
    }
    BigInteger marked = of.add(BigInteger.valueOf(terms.markup().numerator()));
    return floor.max(BigInteger.valueOf(market).multiply(marked));
  }

  private BigInteger unit() {
    return BigInteger.valueOf(terms.markup().denominator()).multiply(BigInteger.valueOf(1000));
  }

  private static long roundedHalfUp(BigInteger parts, BigInteger unit) {
    BigInteger two = BigInteger.TWO;
    return parts.multiply(two).add(unit).divide(unit.multiply(two)).longValueExact();
  }
}
