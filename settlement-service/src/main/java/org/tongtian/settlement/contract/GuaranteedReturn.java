package org.tongtian.settlement.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;

/**
 * A yearly return on a household's equity, owed by a guarantor (promise S5). It must be funded: by
 * a fund that is a party, or by a reserve that a co-operative or the platform states.
 *
 * @param no clause number, from 1
 * @param payee id of the household
 * @param guarantor id of the party that owes the return
 * @param capital what the household put in
 * @param rate of the capital for a year
 * @param fundedBy id of the fund behind the guarantee, null where a reserve is stated
 * @param reserve what the guarantor keeps for it, null where a fund is named
 */
@Pure
public record GuaranteedReturn(
    int no,
    String payee,
    String guarantor,
    Money capital,
    Ratio rate,
    String fundedBy,
    Money reserve)
    implements StandingClause {

  static final String KIND = "GUARANTEED_RETURN";

  static Clause read(ClauseReader in) {
    return new GuaranteedReturn(
        in.no(),
        in.payee(),
        in.required("guarantor", String.class),
        in.money("capital"),
        in.ratio("rate"),
        in.has("fundedBy") ? in.required("fundedBy", String.class) : null,
        in.has("reserve") ? in.money("reserve") : null);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public List<NamedIn> named() {
    List<NamedIn> named = new ArrayList<>();
    named.add(new NamedIn("payee", payee));
    named.add(new NamedIn("guarantor", guarantor));
    if (fundedBy != null) {
      named.add(new NamedIn("fundedBy", fundedBy));
    }
    return named;
  }

  @Override
  public Map<String, Object> canonical() {
    return Fields.of(no, KIND)
        .with("payee", payee)
        .with("guarantor", guarantor)
        .with("capital", capital)
        .with("rate", rate)
        .given("fundedBy", fundedBy)
        .given("reserve", reserve)
        .map();
  }
}
