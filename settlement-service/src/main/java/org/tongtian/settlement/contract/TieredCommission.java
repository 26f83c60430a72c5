package org.tongtian.settlement.contract;

import java.util.List;
import java.util.Map;
import org.tongtian.kit.Pure;

/**
 * A commission whose rate follows the volume of a business month in Asia/Shanghai (promises S13,
 * S14). By ORDERS, an order has the rate of the tier that its number in the month falls in; by
 * VALUE, each part of its amount has the rate of the tier that this part falls in.
 *
 * @param no clause number, from 1
 * @param payee id of the party that is paid
 * @param measure what is counted
 * @param tiers ascending, the first from 0
 * @param ownSalesOnly counts and pays only what the payee sold live
 */
@Pure
public record TieredCommission(
    int no, String payee, VolumeMeasure measure, List<Tier> tiers, boolean ownSalesOnly)
    implements OrdinaryClause {

  static final String KIND = "TIERED_COMMISSION";

  /** Keeps the list from changing. */
  public TieredCommission {
    tiers = List.copyOf(tiers);
  }

  static Clause read(ClauseReader in) {
    return new TieredCommission(
        in.no(),
        in.payee(),
        in.required("measure", VolumeMeasure.class),
        in.tiers(),
        in.truth("ownSalesOnly"));
  }

  /** The largest rate of all tiers. */
  public Ratio highestRate() {
    Ratio highest = tiers.getFirst().rate();
    for (Tier tier : tiers) {
      highest = tier.rate().isOver(highest) ? tier.rate() : highest;
    }
    return highest;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Map<String, Object> canonical() {
    return Fields.of(no, KIND)
        .with("payee", payee)
        .with("measure", measure)
        .with("tiers", tiers)
        .with("ownSalesOnly", ownSalesOnly)
        .map();
  }
}
