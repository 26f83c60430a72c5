package org.tongtian.settlement.statement;

import java.util.List;
import org.tongtian.api.party.Party;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.contract.SalePart;

/**
 * The whole split of one sale (promise S16); the amounts sum to what was paid.
 *
 * @param contract the version that split it
 * @param block where the split was booked
 */
record SaleView(
    String saleId,
    String orderId,
    String orderNumber,
    Text product,
    Money goods,
    Money cooperativeCoupon,
    Money platformCoupon,
    Money delivery,
    Money paid,
    SaleState state,
    List<SaleLine> lines,
    ContractReference contract,
    BlockReference block) {

  /** Where the money is. */
  enum SaleState {
    ESCROW,
    RELEASED,
    REVERSED
  }

  /**
   * What one clause gets.
   *
   * @param percent of the list price that the clause is entitled to, exact to a decimal; null for
   *     what is beside it
   * @param reason arithmetic that anyone can check
   * @param sentence of the clause
   * @param part the delivery fee or a coupon that its party bears; null for a share of the price
   */
  record SaleLine(
      Party party,
      Money amount,
      String percent,
      Text reason,
      Text sentence,
      int clauseNo,
      SalePart part) {}

  /**
   * A contract version.
   *
   * @param hash SHA-256 of its canonical text, hex
   */
  record ContractReference(String id, int version, String hash) {}

  /**
   * A block of the contract's book.
   *
   * @param hash SHA-256 of its content, hex
   */
  record BlockReference(long seq, String hash) {}
}
