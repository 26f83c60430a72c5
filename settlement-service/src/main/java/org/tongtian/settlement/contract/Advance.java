package org.tongtian.settlement.contract;

import java.util.List;
import java.util.Map;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;

/**
 * How an advance on receivables is repaid when sales are released (promise S12): the lender gets a
 * share of each release, never more than is outstanding, and the party keeps a minimum of each
 * cycle.
 *
 * @param no clause number, from 1
 * @param payee id of the lender
 * @param party id of the party that was lent to
 * @param share of each release
 * @param cycleDays days of a cycle
 * @param keptMinimum what the party keeps of a cycle before anything is repaid
 */
@Pure
public record Advance(
    int no, String payee, String party, Ratio share, int cycleDays, Money keptMinimum)
    implements StandingClause {

  static final String KIND = "ADVANCE";

  static Clause read(ClauseReader in) {
    return new Advance(
        in.no(),
        in.payee(),
        in.required("party", String.class),
        in.ratio("share"),
        in.required("cycleDays", Integer.class),
        in.money("keptMinimum"));
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public List<NamedIn> named() {
    return List.of(new NamedIn("payee", payee), new NamedIn("party", party));
  }

  @Override
  public Map<String, Object> canonical() {
    return Fields.of(no, KIND)
        .with("payee", payee)
        .with("party", party)
        .with("share", share)
        .with("cycleDays", cycleDays)
        .with("keptMinimum", keptMinimum)
        .map();
  }
}
