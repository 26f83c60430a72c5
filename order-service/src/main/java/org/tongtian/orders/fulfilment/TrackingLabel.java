package org.tongtian.orders.fulfilment;

import java.util.Locale;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.carrier.Carrier;
import org.tongtian.orders.order.Parcel;

/**
 * A carrier and a number of the form that it issues.
 *
 * @param number without spaces around it, in capitals
 */
record TrackingLabel(Carrier carrier, String number) {

  /**
   * The label that was written down; either may be null. Refuses with 400 {@code
   * shipment.carrier_unknown}, {@code shipment.tracking_number_invalid}.
   */
  static TrackingLabel of(String carrierCode, String trackingNumber) {
    Carrier carrier =
        Carrier.byCode(carrierCode)
            .orElseThrow(() -> Refusal.invalid("shipment.carrier_unknown", "carrier"));
    String number = tidy(trackingNumber);
    if (!carrier.issues(number)) {
      throw Refusal.invalid(
          "shipment.tracking_number_invalid",
          "trackingNumber",
          new DefaultMessageSourceResolvable("carrier." + carrier.name()),
          new DefaultMessageSourceResolvable("shipment.tracking_form." + carrier.name()));
    }
    return new TrackingLabel(carrier, number);
  }

  /** Whether a parcel bears it. */
  boolean isOn(Parcel parcel) {
    return parcel.carrier() == carrier && parcel.trackingNumber().equals(number);
  }

  /** A number as carriers write it. */
  static String tidy(String trackingNumber) {
    return trackingNumber == null ? null : trackingNumber.strip().toUpperCase(Locale.ROOT);
  }
}
