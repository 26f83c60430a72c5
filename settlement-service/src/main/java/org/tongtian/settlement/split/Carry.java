package org.tongtian.settlement.split;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.tongtian.kit.Pure;

/**
 * What the sales so far leave to the next one, over all sales of a contract version: what rounding
 * has kept from each slot (exact entitlement minus paid; the residues always sum to zero), and how
 * far tiered commissions have come.
 *
 * @param denominator the residues are so many parts of a fen
 * @param residues by slot
 * @param progress sorted by clause number and month; empty where no clause has tiers
 */
@Pure
public record Carry(long denominator, List<Long> residues, List<Progress> progress) {

  /** Refuses residues that mint or lose something. */
  public Carry {
    residues = List.copyOf(residues);
    progress = progress == null ? List.of() : List.copyOf(progress); // older blocks have none
    long sum = 0;
    for (long residue : residues) {
      sum = Math.addExact(sum, residue);
    }
    if (sum != 0) {
      throw new IllegalArgumentException("residues sum to " + sum);
    }
  }

  /** A carry without tiered commissions. */
  public Carry(long denominator, List<Long> residues) {
    this(denominator, residues, List.of());
  }

  /** Nothing carried yet. */
  public static Carry none(long denominator, int slots) {
    return new Carry(denominator, Collections.nCopies(slots, 0L));
  }

  /** What the clause has measured in the month so far. */
  static long measured(List<Progress> progress, int clauseNo, String month) {
    for (Progress each : progress) {
      if (each.clauseNo() == clauseNo && each.month().equals(month)) {
        return each.measured();
      }
    }
    return 0;
  }

  /** The progress with so much more measured by the clause in the month. */
  static List<Progress> advanced(List<Progress> progress, int clauseNo, String month, long by) {
    List<Progress> after = new ArrayList<>(progress);
    int place = 0;
    while (place < after.size() && isBefore(after.get(place), clauseNo, month)) {
      place++;
    }
    if (place < after.size()
        && after.get(place).clauseNo() == clauseNo
        && after.get(place).month().equals(month)) {
      Progress known = after.get(place);
      after.set(place, new Progress(clauseNo, month, Math.addExact(known.measured(), by)));
    } else {
      after.add(place, new Progress(clauseNo, month, by));
    }
    return after;
  }

  private static boolean isBefore(Progress each, int clauseNo, String month) {
    return each.clauseNo() < clauseNo
        || (each.clauseNo() == clauseNo && each.month().compareTo(month) < 0);
  }
}
