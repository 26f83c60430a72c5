package org.tongtian.settlement.simulation;

import java.util.List;
import org.tongtian.api.party.Party;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.contract.SalePart;

/**
 * What a draft says so far.
 *
 * @param clauses those that can be read
 * @param problems everything that is wrong
 * @param example null while it can't be evaluated
 */
record PreviewView(List<ClauseLine> clauses, List<Problem> problems, Example example) {

  /**
   * A clause in words.
   *
   * @param sentence null while a party or number of it is wrong
   * @param payee null while it is no party
   */
  record ClauseLine(int no, String kind, Text sentence, Party payee) {}

  /**
   * Something that is wrong.
   *
   * @param field path of the field, null where there is none
   * @param clauseNo from 1, null where no clause is at fault
   * @param detail in the caller's language
   */
  record Problem(String code, String field, Integer clauseNo, String detail) {}

  /** One sale, split by the draft; the amounts sum to what the consumer pays. */
  record Example(Money gross, Quantity quantity, String unit, List<ExampleLine> lines) {}

  /**
   * What a clause gives somebody of the example.
   *
   * @param percent of the gross that the clause gives, exact to a decimal; null beside it
   * @param reason arithmetic that anyone can check
   * @param part the delivery fee or a coupon; null for a share of the price
   */
  record ExampleLine(
      Party party, Money amount, String percent, Text reason, int clauseNo, SalePart part) {}
}
