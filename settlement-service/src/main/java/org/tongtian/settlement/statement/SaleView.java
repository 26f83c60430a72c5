package org.tongtian.settlement.statement;

import java.util.List;
import org.tongtian.api.party.Party;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.text.Text;

/**
 * The whole split of one sale (promise S16); the amounts sum to what was paid.
 *
 * @param contract the version that split it
 * @param block where the split was booked
 */
record SaleView(
    String saleId,
    String orderNumber,
    Text product,
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
   * @param percent of what was paid that the clause is entitled to, exact to a decimal
   * @param reason arithmetic that anyone can check
   * @param sentence of the clause
   */
  record SaleLine(
      Party party, Money amount, String percent, Text reason, Text sentence, int clauseNo) {}

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
