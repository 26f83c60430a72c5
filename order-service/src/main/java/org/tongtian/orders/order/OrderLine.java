package org.tongtian.orders.order;

import java.time.LocalDate;
import java.util.function.UnaryOperator;
import org.tongtian.api.catalog.Grade;
import org.tongtian.api.catalog.ReservedStock;
import org.tongtian.api.settlement.ContractInForce;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.money.Unit;
import org.tongtian.kit.text.Text;

/**
 * What is bought of one lot, at the price of the moment it was reserved. To settlement each line is
 * a sale of its own.
 *
 * @param id also the id of its sale
 * @param unitPrice list price per unit
 * @param money what it costs
 * @param sale whose sale it is
 * @param progress what has become of it
 */
@Pure
public record OrderLine(
    String id,
    Goods goods,
    Quantity quantity,
    Money unitPrice,
    LineMoney money,
    SaleTerms sale,
    Progress progress) {

  /**
   * The goods as they were when they were bought.
   *
   * @param picture name of a drawing of the web app
   * @param legs legs of transport on the way to the buyer, null where it is not known
   * @param gramsPerUnit weight of a unit in its packing
   * @param harvestDate when it was harvested; of a presale, the first day of the window
   */
  public record Goods(
      String productId,
      Text productName,
      String picture,
      String skuId,
      String lotId,
      Grade grade,
      Unit unit,
      Integer legs,
      int gramsPerUnit,
      LocalDate harvestDate) {

    /** The goods of a reservation. */
    public static Goods of(ReservedStock stock) {
      return new Goods(
          stock.productId(),
          stock.productName(),
          stock.picture(),
          stock.skuId(),
          stock.lotId(),
          stock.grade(),
          stock.unit(),
          stock.legs(),
          stock.gramsPerUnit(),
          stock.harvestDate());
    }

    Goods harvestedOn(LocalDate day) {
      return new Goods(
          productId, productName, picture, skuId, lotId, grade, unit, legs, gramsPerUnit, day);
    }

    /** Weight of so much in its packing, grams, a part of a gram counted as one. */
    public long grams(Quantity quantity) {
      return Math.ceilDiv(Math.multiplyExact(quantity.thousandths(), gramsPerUnit), 1000);
    }
  }

  /**
   * What settles a line.
   *
   * @param contract the version in force when the order was placed (promise S1)
   * @param roomId the live room it was bought in, or null; the buyer's word
   * @param hostId the party that sold it live there when it was placed; null where nobody did
   */
  public record SaleTerms(ContractInForce contract, String roomId, String hostId) {}

  /**
   * What changes in the life of a line.
   *
   * @param reservationId its stock at catalog-service; another one where stock was taken again for
   *     a late payment
   * @param shipped how much was handed to carriers
   * @param withdrawn how much is not sent any more because it was refunded before
   * @param restocked how much went back on sale with refunds
   * @param refunded what of its money went back to the consumer, or is on its way
   * @param released whether settlement released its split
   */
  public record Progress(
      String reservationId,
      Quantity shipped,
      Quantity withdrawn,
      Quantity restocked,
      LineMoney refunded,
      boolean released) {

    /** Of a line that was just ordered. */
    public static Progress begun(String reservationId) {
      Quantity none = Quantity.ZERO;
      return new Progress(reservationId, none, none, none, LineMoney.NOTHING, false);
    }

    Progress reservedAs(String other) {
      return new Progress(other, shipped, withdrawn, restocked, refunded, released);
    }

    Progress shipping(Quantity more) {
      return new Progress(
          reservationId, shipped.plus(more), withdrawn, restocked, refunded, released);
    }

    Progress refunding(LineMoney more, Quantity notSent, Quantity backOnSale) {
      return new Progress(
          reservationId,
          shipped,
          withdrawn.plus(notSent),
          restocked.plus(backOnSale),
          refunded.plus(more),
          released);
    }

    Progress asReleased() {
      return new Progress(reservationId, shipped, withdrawn, restocked, refunded, true);
    }
  }

  /** What is still to be sent, in the goods' unit. */
  public Quantity toShip() {
    return quantity.minus(progress.shipped).minus(progress.withdrawn);
  }

  /** What of its money has not gone back. */
  public LineMoney left() {
    return money.minus(progress.refunded);
  }

  /** Weight of the whole line in its packing, grams, a part of a gram counted as one. */
  public long grams() {
    return goods.grams(quantity);
  }

  /** Weight of a part of the line in its packing, grams, a part of a gram counted as one. */
  public long grams(Quantity part) {
    return goods.grams(part);
  }

  OrderLine harvestedOn(LocalDate day) {
    return new OrderLine(id, goods.harvestedOn(day), quantity, unitPrice, money, sale, progress);
  }

  OrderLine after(UnaryOperator<Progress> step) {
    return new OrderLine(id, goods, quantity, unitPrice, money, sale, step.apply(progress));
  }
}
