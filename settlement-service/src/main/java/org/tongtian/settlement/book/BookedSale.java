package org.tongtian.settlement.book;

import java.time.YearMonth;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.contract.BesidePrice;
import org.tongtian.settlement.split.Sale;

/**
 * The sale of an entry, with what a reader needs to recognise it.
 *
 * @param saleId id of the line of the order; the order's own where it is the whole order
 * @param number the order number that people read
 * @param product name of the goods
 * @param unit code of the unit
 * @param quantity how much was sold
 * @param gross list price of the goods, fen, which the shares are taken of
 * @param contractVersion the version that splits it
 * @param grade code of the grade that was sold, null where it is not graded
 * @param host id of the host who sold it live, null where nobody did
 * @param legs legs of carriage, null where none is counted
 * @param lot id of the lot, null where unknown
 * @param month business month of the payment as 2026-11, null in books of the first version
 * @param market fen per unit that the market paid then, null where none was noted
 * @param productId id of the product, null in books of the first version
 * @param room id of the live room it was bought in, null where in none
 * @param orderId id of the order
 * @param beside what it has beside the list price
 */
@Pure
public record BookedSale(
    String saleId,
    String number,
    Text product,
    String unit,
    Quantity quantity,
    long gross,
    int contractVersion,
    String grade,
    String host,
    Integer legs,
    String lot,
    String month,
    Long market,
    String productId,
    String room,
    String orderId,
    BesidePrice beside) {

  /** Every sale asks for its month, and there are few. */
  private static final Map<String, YearMonth> MONTHS = new ConcurrentHashMap<>();

  /** A whole order as one sale, with no coupon and no delivery fee. */
  public BookedSale(
      String saleId,
      String number,
      Text product,
      String unit,
      Quantity quantity,
      long gross,
      int contractVersion,
      String grade,
      String host,
      Integer legs,
      String lot,
      String month,
      Long market,
      String productId,
      String room) {
    this(
        saleId,
        number,
        product,
        unit,
        quantity,
        gross,
        contractVersion,
        grade,
        host,
        legs,
        lot,
        month,
        market,
        productId,
        room,
        saleId,
        BesidePrice.NOTHING);
  }

  /** A sale of which no more is known. */
  public BookedSale(
      String saleId,
      String number,
      Text product,
      String unit,
      Quantity quantity,
      long gross,
      int contractVersion) {
    this(
        saleId,
        number,
        product,
        unit,
        quantity,
        gross,
        contractVersion,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** The same sale at the market price of that moment. */
  BookedSale at(Long price) {
    return new BookedSale(
        saleId,
        number,
        product,
        unit,
        quantity,
        gross,
        contractVersion,
        grade,
        host,
        legs,
        lot,
        month,
        price,
        productId,
        room,
        orderId,
        beside);
  }

  /** What the consumer paid for it, fen. */
  public long paid() {
    return beside.paid(gross);
  }

  /** What the split needs of it. */
  public Sale forSplit() {
    Sale sale = Sale.of(gross, quantity.thousandths());
    return new Sale(
        gross,
        quantity.thousandths(),
        unit,
        grade,
        host,
        legs == null ? sale.legs() : legs,
        market,
        month == null ? sale.month() : MONTHS.computeIfAbsent(month, YearMonth::parse),
        beside);
  }
}
