package org.tongtian.orders.aftersales;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tongtian.kit.Pure;
import org.tongtian.kit.problem.Refusal;

/** What people send with their steps. */
@Pure
final class CaseCommands {

  private CaseCommands() {}

  /** Words alone; may be null where nothing need be said. */
  record Words(String text) {}

  /** The goods may come back, to that address; words may be null. */
  record Accept(String returnTo, String text) {}

  /** A parcel; the carrier by its code. */
  record Tracking(String carrier, String trackingNumber) {}

  /** The goods are back; whether they go on sale again, null for no. */
  record Arrival(Boolean restock) {}

  /** A share of each line, per cent. */
  record Share(String lineId, Integer percent) {}

  /** Shares whose worth somebody asks for. */
  record Shares(List<Share> lines) {}

  /** A smaller share, and why. */
  record Offer(List<Share> lines, String text) {}

  /** What the platform decides. */
  enum Verdict {
    /** The shares are paid. */
    AWARD,
    /** The goods are sent back first; only where they are not back yet. */
    AWARD_RETURN,
    /** The refusal stands. */
    UPHOLD
  }

  /**
   * A final decision.
   *
   * @param lines shares, for {@link Verdict#AWARD}
   * @param returnTo where the goods go, for {@link Verdict#AWARD_RETURN}
   * @param text why; never empty
   */
  record Decision(Verdict verdict, List<Share> lines, String returnTo, String text) {}

  /**
   * The lines with their shares: each line of the case once, none above what was asked for, and not
   * all nothing; 400 {@code aftersales.shares_invalid}.
   */
  static List<CaseLine> sharing(AfterSalesCase of, List<Share> shares) {
    Map<String, Integer> percents = new HashMap<>();
    for (Share share : shares == null ? List.<Share>of() : shares) {
      boolean once = share != null && share.lineId() != null && share.percent() != null;
      if (!once || percents.put(share.lineId(), share.percent()) != null) {
        throw Refusal.invalid("aftersales.shares_invalid", "lines");
      }
    }
    boolean fits =
        percents.size() == of.lines().size()
            && of.lines().stream().allMatch(l -> isWithin(percents.get(l.lineId()), l.wanted()))
            && percents.values().stream().anyMatch(percent -> percent > 0);
    if (!fits) {
      throw Refusal.invalid("aftersales.shares_invalid", "lines");
    }
    return of.lines().stream().map(line -> line.granting(percents.get(line.lineId()))).toList();
  }

  /** The lines with all that was asked for. */
  static List<CaseLine> whole(AfterSalesCase of) {
    return of.lines().stream().map(line -> line.granting(line.wanted())).toList();
  }

  private static boolean isWithin(Integer percent, int wanted) {
    return percent != null && percent >= 0 && percent <= wanted;
  }
}
