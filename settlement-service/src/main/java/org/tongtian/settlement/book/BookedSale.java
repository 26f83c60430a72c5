package org.tongtian.settlement.book;

import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.split.Sale;

/**
 * The sale of an entry, with what a reader needs to recognise it.
 *
 * @param orderId id of the order
 * @param number the order number that people read
 * @param product name of the goods
 * @param unit code of the unit
 * @param quantity how much was sold
 * @param gross what the consumer paid, fen
 * @param contractVersion the version that splits it
 */
@Pure
public record BookedSale(
    String orderId,
    String number,
    Text product,
    String unit,
    Quantity quantity,
    long gross,
    int contractVersion) {

  /** What the split needs of it. */
  public Sale forSplit() {
    return new Sale(gross, quantity.thousandths());
  }
}
