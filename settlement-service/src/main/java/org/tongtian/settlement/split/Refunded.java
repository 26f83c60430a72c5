package org.tongtian.settlement.split;

import org.tongtian.kit.Pure;
import org.tongtian.settlement.contract.BesidePrice;

/**
 * What refunds have taken back of a sale in all.
 *
 * @param goods of the list price, fen, from 0
 * @param beside of its coupons and its delivery fee
 */
@Pure
public record Refunded(long goods, BesidePrice beside) {

  /** Nothing was refunded. */
  public static final Refunded NOTHING = new Refunded(0, BesidePrice.NOTHING);

  /** The whole sale. */
  public static Refunded all(Sale sale) {
    return new Refunded(sale.gross(), sale.beside());
  }

  /** Whether nothing was refunded. */
  public boolean isNothing() {
    return goods == 0 && beside.isNothing();
  }

  /** With so much more taken back. */
  public Refunded plus(long moreGoods, BesidePrice moreBeside) {
    return new Refunded(Math.addExact(goods, moreGoods), beside.plus(moreBeside));
  }

  /** What the consumer has got back, fen. */
  public long paid() {
    return beside.paid(goods);
  }
}
