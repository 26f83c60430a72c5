package org.tongtian.settlement.simulation;

import java.math.BigInteger;
import java.time.Instant;
import java.time.YearMonth;
import org.tongtian.kit.Pure;
import org.tongtian.settlement.book.BookFold;
import org.tongtian.settlement.book.BookedSale;

/** Sales as a simulation changes them. */
@Pure
final class SimulatedSale {

  private SimulatedSale() {}

  /** The same sale under that contract version; it has a month where the book noted none. */
  static BookedSale under(int version, BookedSale sale, Instant paidAt) {
    String month =
        sale.month() != null
            ? sale.month()
            : YearMonth.from(paidAt.atZone(BookFold.ZONE)).toString();
    return with(sale, sale.saleId(), sale.gross(), version, sale.host(), month, sale.market());
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
        market);
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
        sale.market());
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
      Long market) {
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
        sale.beside());
  }
}
