package org.tongtian.settlement.contract;

import java.util.List;
import java.util.Map;
import org.tongtian.kit.Pure;

/**
 * How a co-operative's surplus is shared out at the year's end (promise S2; Farmers' Co-operatives
 * Law 2017, articles 42 and 44).
 *
 * @param no clause number, from 1
 * @param party id of the co-operative
 * @param byTradeVolume part of the distributable surplus that goes by the members' trade volume, at
 *     least 60 %; the rest goes by capital and reserve shares
 * @param reserveRate part of the surplus that is kept as reserve before
 */
@Pure
public record Dividend(int no, String party, Ratio byTradeVolume, Ratio reserveRate)
    implements StandingClause {

  static final String KIND = "DIVIDEND";

  static Clause read(ClauseReader in) {
    return new Dividend(
        in.no(),
        in.required("party", String.class),
        in.ratio("byTradeVolume"),
        in.ratio("reserveRate"));
  }

  /** The co-operative, which pays it on to its members. */
  @Override
  public String payee() {
    return party;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public List<NamedIn> named() {
    return List.of(new NamedIn("party", party));
  }

  @Override
  public Map<String, Object> canonical() {
    return Fields.of(no, KIND)
        .with("party", party)
        .with("byTradeVolume", byTradeVolume)
        .with("reserveRate", reserveRate)
        .map();
  }
}
