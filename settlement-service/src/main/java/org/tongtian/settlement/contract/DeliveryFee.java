package org.tongtian.settlement.contract;

import java.util.List;
import java.util.Map;
import org.tongtian.kit.Pure;

/**
 * Who is paid the delivery fee of a sale, all of it; no share is taken of it.
 *
 * @param no clause number, from 1
 * @param payee id of the party that is paid
 */
@Pure
public record DeliveryFee(int no, String payee) implements PartClause {

  static final String KIND = "DELIVERY";

  static Clause read(ClauseReader in) {
    return new DeliveryFee(in.no(), in.payee());
  }

  @Override
  public SalePart part() {
    return SalePart.DELIVERY;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public List<NamedIn> named() {
    return List.of(new NamedIn("payee", payee));
  }

  @Override
  public Map<String, Object> canonical() {
    return Fields.of(no, KIND).with("payee", payee).map();
  }
}
