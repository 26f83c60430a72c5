package org.tongtian.settlement.contract;

import java.util.List;
import java.util.Map;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;

/**
 * A guaranteed price (promises S3, S4): {@code max(floor, market × (1 + markup))} for each unit.
 * The payers give what the payee's part of the sale lacks; a payer gives what it has of this sale
 * and, where it is a fund, then what its balance holds. What nobody can pay is a recorded debt.
 *
 * @param no clause number, from 1
 * @param payee id of the party that is topped up
 * @param unit code of the unit
 * @param floor for one unit, fen
 * @param markup on the market price, 0 or more; without a market price the floor counts alone
 * @param payers ids, in the order in which they give
 */
@Pure
public record FloorPrice(
    int no, String payee, String unit, Money floor, Ratio markup, List<String> payers)
    implements AdjustingClause {

  static final String KIND = "FLOOR_PRICE";

  /** Keeps the list from changing. */
  public FloorPrice {
    payers = List.copyOf(payers);
  }

  static Clause read(ClauseReader in) {
    return new FloorPrice(
        in.no(),
        in.payee(),
        in.unit("unit"),
        in.money("floor"),
        in.has("markup") ? in.ratio("markup") : Ratio.percent(0),
        in.payers());
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public List<String> givers() {
    return payers;
  }

  @Override
  public List<NamedIn> named() {
    return AdjustingClause.payeeAndPayers(payee, payers);
  }

  @Override
  public Map<String, Object> canonical() {
    return Fields.of(no, KIND)
        .with("payee", payee)
        .with("unit", unit)
        .with("floor", floor)
        .with("markup", markup)
        .with("payers", payers)
        .map();
  }
}
