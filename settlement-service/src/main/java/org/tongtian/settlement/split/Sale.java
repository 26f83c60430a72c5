package org.tongtian.settlement.split;

import java.time.YearMonth;
import org.tongtian.kit.Pure;
import org.tongtian.settlement.contract.BesidePrice;

/**
 * What the split needs to know of a sale.
 *
 * @param gross list price of the goods, fen, above zero
 * @param thousandths quantity in thousandths of the unit, above zero
 * @param unit code of the unit sold
 * @param grade code of the grade that was accepted, null where nobody graded
 * @param host id of the party that sold it live, null where nobody did
 * @param legs legs of the way, from 1
 * @param market market price of a unit at that time, fen; null where none is known
 * @param month business month of the payment, Asia/Shanghai; null only where no clause has tiers
 * @param beside what it has beside the list price
 */
@Pure
public record Sale(
    long gross,
    long thousandths,
    String unit,
    String grade,
    String host,
    int legs,
    Long market,
    YearMonth month,
    BesidePrice beside) {

  private static final YearMonth ANY_MONTH = YearMonth.of(2026, 11);

  /** A sale with no coupon and no delivery fee. */
  public Sale(
      long gross,
      long thousandths,
      String unit,
      String grade,
      String host,
      int legs,
      Long market,
      YearMonth month) {
    this(gross, thousandths, unit, grade, host, legs, market, month, BesidePrice.NOTHING);
  }

  /** A sale of so many thousandths of a jin: no host, no grade, one leg, no market price. */
  public static Sale of(long gross, long thousandths) {
    return new Sale(gross, thousandths, "JIN", null, null, 1, null, ANY_MONTH);
  }

  /** The same sale in another unit. */
  public Sale in(String otherUnit) {
    return new Sale(gross, thousandths, otherUnit, grade, host, legs, market, month, beside);
  }

  /** The same sale in another business month. */
  public Sale in(YearMonth otherMonth) {
    return new Sale(gross, thousandths, unit, grade, host, legs, market, otherMonth, beside);
  }

  /** The same sale, sold live by that party. */
  public Sale by(String otherHost) {
    return new Sale(gross, thousandths, unit, grade, otherHost, legs, market, month, beside);
  }

  /** The same sale at that market price, fen for a unit, null for none. */
  public Sale at(Long otherMarket) {
    return new Sale(gross, thousandths, unit, grade, host, legs, otherMarket, month, beside);
  }

  /** The same sale with coupons and a delivery fee. */
  public Sale with(BesidePrice other) {
    return new Sale(gross, thousandths, unit, grade, host, legs, market, month, other);
  }
}
