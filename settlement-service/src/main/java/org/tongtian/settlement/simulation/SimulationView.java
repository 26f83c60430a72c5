package org.tongtian.settlement.simulation;

import java.time.Instant;
import java.util.List;
import org.tongtian.api.party.Party;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.split.Percent;

/**
 * Who gets what under a draft, under the contract in force and in the commission model; the same
 * request on the same book has the same answer, byte for byte.
 *
 * @param draftHash SHA-256 of the draft's canonical terms, hex
 * @param inForceHash of the contract in force, null where there is none
 * @param inputsHash of the sales and the funds that it ran on, hex
 * @param source PAST or SAMPLE_MONTH
 * @param from when the past begins, null for a sample month
 * @param sales of the past or the sample month that were taken
 * @param cases the past and four stress cases
 * @param notes how it was done
 */
record SimulationView(
    String draftHash,
    String inForceHash,
    String inputsHash,
    Inputs.Source source,
    Instant from,
    int sales,
    List<Case> cases,
    List<Text> notes) {

  /**
   * One case.
   *
   * @param sales that consumers paid
   * @param gross what they paid
   * @param refunded what they got back
   */
  record Case(
      CaseKind id,
      Text name,
      Text about,
      long sales,
      Money gross,
      Money refunded,
      Columns columns,
      List<Text> notes) {}

  /**
   * Side by side.
   *
   * @param draft sums to what was paid less what was refunded
   * @param inForce likewise, null where no contract is in force
   * @param commission figures of the papers, which don't sum to anything
   */
  record Columns(List<Share> draft, List<Share> inForce, List<Share> commission) {}

  /**
   * What somebody gets.
   *
   * @param party null for a line of the papers
   * @param percent of what consumers paid and did not get back, one decimal
   */
  record Share(Party party, Text label, Money amount, String percent) {

    static Share of(Party party, Text label, long fen, long whole) {
      String percent = whole == 0 ? "0.0" : Percent.of(fen, whole);
      return new Share(party, label, Money.cny(fen), percent);
    }
  }
}
