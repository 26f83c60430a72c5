package org.tongtian.settlement.contract;

import java.util.List;
import java.util.Map;
import org.tongtian.kit.Pure;

/**
 * A share of what the gross leaves after the named clauses (promise S1).
 *
 * @param no clause number, from 1
 * @param payee id of the party that is paid
 * @param rate of that net amount
 * @param netOf numbers of ordinary clauses before this one; what they got is taken off the gross
 */
@Pure
public record ShareOfNet(int no, String payee, Ratio rate, List<Integer> netOf)
    implements OrdinaryClause {

  static final String KIND = "SHARE_OF_NET";

  /** Keeps the list from changing. */
  public ShareOfNet {
    netOf = List.copyOf(netOf);
  }

  static Clause read(ClauseReader in) {
    return new ShareOfNet(in.no(), in.payee(), in.ratio("rate"), in.numbers("netOf"));
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Map<String, Object> canonical() {
    return Fields.of(no, KIND).with("payee", payee).with("rate", rate).with("netOf", netOf).map();
  }
}
