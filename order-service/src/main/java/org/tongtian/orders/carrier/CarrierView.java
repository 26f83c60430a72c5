package org.tongtian.orders.carrier;

import org.tongtian.kit.text.Text;

/**
 * A carrier as screens show it.
 *
 * @param code stable name, e.g. {@code BUS_POST}
 */
public record CarrierView(String code, Text name) {

  /** The view of a carrier. */
  public static CarrierView of(Carrier carrier) {
    return new CarrierView(carrier.name(), carrier.label());
  }
}
