package org.tongtian.settlement.shares;

import java.util.List;
import org.tongtian.kit.money.Money;

/**
 * The farmers' share of the final price of a product by business month, oldest first, from the
 * book; months without sales are left out.
 */
record FarmerShareView(String productId, List<Month> months) {

  /**
   * One month.
   *
   * @param month as 2026-11
   * @param paid by consumers for the goods, less what they got back in it
   * @param farmers what of it farmers got
   * @param percent half up, one decimal
   */
  record Month(String month, long sales, Money paid, Money farmers, String percent) {}
}
