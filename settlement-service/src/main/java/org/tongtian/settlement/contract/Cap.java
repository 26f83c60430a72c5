package org.tongtian.settlement.contract;

import java.util.List;
import java.util.Map;
import org.tongtian.kit.Pure;

/**
 * The most that a party may get of a sale ("platform at most 5 %"); another party gets the excess.
 *
 * @param no clause number, from 1
 * @param party id of the party that is capped
 * @param rate of the gross amount
 * @param payee id of the party that gets the excess
 */
@Pure
public record Cap(int no, String party, Ratio rate, String payee) implements AdjustingClause {

  static final String KIND = "CAP";

  static Clause read(ClauseReader in) {
    return new Cap(in.no(), in.required("party", String.class), in.ratio("rate"), in.payee());
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public List<String> givers() {
    return List.of(party);
  }

  @Override
  public List<NamedIn> named() {
    return List.of(new NamedIn("party", party), new NamedIn("payee", payee));
  }

  @Override
  public Map<String, Object> canonical() {
    return Fields.of(no, KIND).with("party", party).with("rate", rate).with("payee", payee).map();
  }
}
