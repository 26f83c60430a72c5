package org.tongtian.orders.aftersales;

import org.tongtian.kit.Pure;

/** Why a buyer asks, and what each reason allows to ask for. */
@Pure
public enum CaseReason {
  NOT_WANTED,
  WRONG_ADDRESS,
  TOO_SLOW,
  SPOILED,
  MISSING,
  WRONG_GOODS,
  NOT_AS_DESCRIBED;

  /**
   * Whether the seller answers for it. Then the co-operative pays the way back and the delivery fee
   * goes back too; otherwise the buyer pays the way back (Consumer Protection Law art. 25).
   */
  public boolean isSellersFault() {
    return this != NOT_WANTED && this != WRONG_ADDRESS;
  }

  /** Whether that may be asked for with this reason. */
  public boolean allows(CaseKind kind) {
    return switch (this) {
      case NOT_WANTED -> kind == CaseKind.BEFORE_SHIPMENT || kind == CaseKind.RETURN;
      case WRONG_ADDRESS, TOO_SLOW -> kind == CaseKind.BEFORE_SHIPMENT;
      case SPOILED, MISSING -> kind == CaseKind.REFUND_ONLY;
      case WRONG_GOODS, NOT_AS_DESCRIBED -> kind != CaseKind.BEFORE_SHIPMENT;
    };
  }
}
