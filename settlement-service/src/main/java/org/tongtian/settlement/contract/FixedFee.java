package org.tongtian.settlement.contract;

import java.util.HashMap;
import java.util.Map;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;

/**
 * A service fee that does not depend on the price (promise S6).
 *
 * @param no clause number, from 1
 * @param payee id of the party that is paid
 * @param fee for one order or one unit
 * @param per what it is counted by
 * @param unit code of the unit, null for a fee per order
 */
@Pure
public record FixedFee(int no, String payee, Money fee, FeeBasis per, String unit)
    implements Clause {

  static final String KIND = "FIXED_FEE";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Map<String, Object> canonical() {
    Map<String, Object> fields = new HashMap<>();
    fields.put("no", no);
    fields.put("kind", KIND);
    fields.put("payee", payee);
    fields.put("fee", Map.of("amount", fee.amount(), "currency", fee.currency()));
    fields.put("per", per.name());
    fields.put("unit", unit);
    return fields;
  }
}
