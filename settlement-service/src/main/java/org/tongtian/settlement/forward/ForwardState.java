package org.tongtian.settlement.forward;

/** Where a forward order stands. */
public enum ForwardState {
  /** Not signed by both. */
  PROPOSED,
  /** Signed by both; the buyer's deposit is not paid yet. */
  SIGNED,
  /** In force; nothing delivered yet. */
  OPEN,
  /** In force; a part is delivered. */
  PART_DELIVERED,
  /** Everything agreed is delivered and accepted. */
  FULFILLED,
  /** Ended with less than agreed, within the tolerance: costs nothing. */
  SHORT,
  /** The seller owes for what is missing. */
  BREACHED_BY_SELLER,
  /** The buyer owes for what it did not take, or did not pay for. */
  BREACHED_BY_BUYER,
  /** Ended by both together, or never came into force. */
  CANCELLED;

  /** Whether nothing can change any more. */
  public boolean isFinal() {
    return switch (this) {
      case PROPOSED, SIGNED, OPEN, PART_DELIVERED -> false;
      case FULFILLED, SHORT, BREACHED_BY_SELLER, BREACHED_BY_BUYER, CANCELLED -> true;
    };
  }

  /** Whether goods may be delivered. */
  boolean isInForce() {
    return this == OPEN || this == PART_DELIVERED;
  }
}
