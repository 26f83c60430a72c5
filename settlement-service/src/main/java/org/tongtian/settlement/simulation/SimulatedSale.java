package org.tongtian.settlement.simulation;

import java.math.BigInteger;
import java.time.Instant;
import java.time.YearMonth;
import org.tongtian.kit.Pure;
import org.tongtian.settlement.book.BookFold;
import org.tongtian.settlement.book.BookedSale;
import org.tongtian.settlement.contract.BesidePrice;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.contract.SalePart;

/** Sales as a simulation changes them. */
@Pure
final class SimulatedSale {

  private SimulatedSale() {}

  /**
   * The same sale under that contract; it has a month where the book noted none, and of coupons and
   * delivery fee what the contract speaks of.
   */
  static BookedSale under(ContractTerms terms, BookedSale sale, Instant paidAt) {
    String month =
        sale.month() != null
            ? sale.month()
            : YearMonth.from(paidAt.atZone(BookFold.ZONE)).toString();
    return with(
        sale,
        sale.saleId(),
        sale.gross(),
        terms.version(),
        sale.host(),
        month,
        sale.market(),
        agreed(terms, sale.beside()));
  }

  /** The same sale at a part of the price and of the market price, half up, at least one fen. */
  static BookedSale atPart(BookedSale sale, long numerator, long denominator) {
    Long market =
        sale.market() == null ? null : Math.max(1, part(sale.market(), numerator, denominator));
    return with(
        sale,
        sale.saleId(),
        Math.max(1, part(sale.gross(), numerator, denominator)),
        sale.contractVersion(),
        sale.host(),
        sale.month(),
        market,
        PartsOf.price(sale.beside(), numerator, denominator));
  }

  /** The same sale once more, sold live by that host. */
  static BookedSale again(BookedSale sale, int time, String host) {
    return with(
        sale,
        sale.saleId() + "-" + time,
        sale.gross(),
        sale.contractVersion(),
        host,
        sale.month(),
        sale.market(),
        sale.beside());
  }

  /** The parts that the contract speaks of: no others can be used on its goods. */
  static BesidePrice agreed(ContractTerms terms, BesidePrice beside) {
    return BesidePrice.of(
        agreed(terms, SalePart.COOPERATIVE_COUPON, beside),
        agreed(terms, SalePart.PLATFORM_COUPON, beside),
        agreed(terms, SalePart.DELIVERY, beside));
  }

  private static long agreed(ContractTerms terms, SalePart part, BesidePrice beside) {
    return terms.clauseOf(part).isPresent() ? beside.of(part) : 0;
  }

  /** A part of an amount, fen, half up. */
  static long part(long fen, long numerator, long denominator) {
    BigInteger twice = BigInteger.valueOf(fen).multiply(BigInteger.valueOf(2 * numerator));
    return twice
        .add(BigInteger.valueOf(denominator))
        .divide(BigInteger.valueOf(2 * denominator))
        .longValueExact();
  }

  private static BookedSale with(
      BookedSale sale,
      String saleId,
      long gross,
      int version,
      String host,
      String month,
      Long market,
      BesidePrice beside) {
    return new BookedSale(
        saleId,
        sale.number(),
        sale.product(),
        sale.unit(),
        sale.quantity(),
        gross,
        version,
        sale.grade(),
        host,
        sale.legs(),
        sale.lot(),
        month,
        market,
        sale.productId(),
        sale.room(),
        sale.orderId(),
        beside);
  }
}
