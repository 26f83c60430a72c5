package org.tongtian.orders.coupon;

import java.util.List;
import org.tongtian.kit.Pure;

/**
 * Why a coupon cannot be used in a purchase.
 *
 * @param claimId the coupon
 * @param code code of the problem
 * @param arguments values for its sentence
 */
@Pure
record Objection(String claimId, String code, List<Object> arguments) {

  Objection {
    arguments = List.copyOf(arguments);
  }
}
