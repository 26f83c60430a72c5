package org.tongtian.settlement.contract;

import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Unit;
import org.tongtian.kit.problem.Refusal;

/**
 * A clause as people send it and as it is stored; which fields it needs depends on its kind.
 *
 * @param no its number; null means its place in the list
 * @param kind SHARE_OF_GROSS (with rate), FIXED_FEE (with fee, per and, per UNIT, unit), REMAINDER
 * @param payee id of a party of the contract
 * @param rate for a share
 * @param fee for a fixed fee
 * @param per for a fixed fee: ORDER or UNIT
 * @param unit code of a unit, for a fee per unit
 */
public record ClauseDraft(
    Integer no, String kind, String payee, Ratio rate, Money fee, FeeBasis per, String unit) {

  /**
   * The clause.
   *
   * @param place in the list, from 1
   */
  Clause at(int place) {
    String field = "clauses[" + (place - 1) + "]";
    if (no != null && no != place) {
      throw Refusal.invalid("contract.clause_number_wrong", field + ".no", place);
    }
    need(payee, field + ".payee", place);
    need(kind, field + ".kind", place);
    return switch (kind) {
      case ShareOfGross.KIND -> share(place, field);
      case FixedFee.KIND -> fixedFee(place, field);
      case Remainder.KIND -> remainder(place, field);
      default ->
          throw Refusal.invalid("contract.clause_kind_unknown", field + ".kind", place, kind);
    };
  }

  private Clause share(int place, String field) {
    need(rate, field + ".rate", place);
    none(fee, field + ".fee", place);
    none(per, field + ".per", place);
    none(unit, field + ".unit", place);
    return new ShareOfGross(place, payee, rate);
  }

  private Clause fixedFee(int place, String field) {
    need(fee, field + ".fee", place);
    need(per, field + ".per", place);
    none(rate, field + ".rate", place);
    if (per == FeeBasis.ORDER) {
      none(unit, field + ".unit", place);
    } else if (unit == null || Unit.byCode(unit).isEmpty()) {
      throw Refusal.invalid("contract.clause_unit_unknown", field + ".unit", place);
    }
    return new FixedFee(place, payee, fee, per, unit);
  }

  private Clause remainder(int place, String field) {
    none(rate, field + ".rate", place);
    none(fee, field + ".fee", place);
    none(per, field + ".per", place);
    none(unit, field + ".unit", place);
    return new Remainder(place, payee);
  }

  private static void need(Object value, String field, int place) {
    if (value == null) {
      throw Refusal.invalid("contract.clause_field_missing", field, place, field);
    }
  }

  private static void none(Object value, String field, int place) {
    if (value != null) {
      throw Refusal.invalid("contract.clause_field_unexpected", field, place, field);
    }
  }
}
