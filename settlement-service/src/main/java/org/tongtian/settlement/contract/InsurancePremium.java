package org.tongtian.settlement.contract;

import java.util.List;
import java.util.Map;
import org.tongtian.kit.Pure;

/**
 * The premium of an insurance and what it covers (promise S11).
 *
 * @param no clause number, from 1
 * @param payee id of the insurer
 * @param rate of the gross amount
 * @param covers what is paid for which cause, each cause once
 */
@Pure
public record InsurancePremium(int no, String payee, Ratio rate, List<Cover> covers)
    implements OrdinaryClause {

  static final String KIND = "INSURANCE_PREMIUM";

  /** Keeps the list from changing. */
  public InsurancePremium {
    covers = List.copyOf(covers);
  }

  static Clause read(ClauseReader in) {
    return new InsurancePremium(in.no(), in.payee(), in.ratio("rate"), in.covers());
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Map<String, Object> canonical() {
    return Fields.of(no, KIND).with("payee", payee).with("rate", rate).with("covers", covers).map();
  }
}
