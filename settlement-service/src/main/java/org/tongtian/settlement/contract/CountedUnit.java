package org.tongtian.settlement.contract;

import org.tongtian.kit.Pure;

/**
 * What unit a clause can count a sale in.
 *
 * @param exactly code of the only unit, null where there is none
 * @param kind what kind of unit it must be where none is named
 */
@Pure
record CountedUnit(String exactly, Kind kind) {

  /** What a unit measures. */
  enum Kind {
    ANY,
    WEIGHT,
    COUNT
  }

  static CountedUnit of(Clause clause) {
    return switch (clause) {
      case FixedFee fee when fee.unit() != null -> new CountedUnit(fee.unit(), Kind.ANY);
      case FixedFee fee when fee.per() == FeeBasis.KILO -> new CountedUnit(null, Kind.WEIGHT);
      case FixedFee fee when fee.per() == FeeBasis.ITEM -> new CountedUnit(null, Kind.COUNT);
      case FundContribution fund -> new CountedUnit(fund.unit(), Kind.ANY);
      case FloorPrice floor -> new CountedUnit(floor.unit(), Kind.ANY);
      default -> new CountedUnit(null, Kind.ANY);
    };
  }

  boolean fits(String unit) {
    if (exactly != null) {
      return exactly.equals(unit);
    }
    return switch (kind) {
      case ANY -> true;
      case WEIGHT -> Weight.isWeight(unit);
      case COUNT -> !Weight.isWeight(unit);
    };
  }
}
