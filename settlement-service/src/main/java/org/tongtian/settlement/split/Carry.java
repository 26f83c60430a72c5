package org.tongtian.settlement.split;

import java.util.Collections;
import java.util.List;
import org.tongtian.kit.Pure;

/**
 * What rounding has kept from each clause so far: exact entitlement minus paid, over all sales of a
 * contract version. The residues always sum to zero.
 *
 * @param denominator the residues are so many parts of a fen
 * @param residues by clause number
 */
@Pure
public record Carry(long denominator, List<Long> residues) {

  /** Refuses residues that mint or lose something. */
  public Carry {
    residues = List.copyOf(residues);
    long sum = 0;
    for (long residue : residues) {
      sum = Math.addExact(sum, residue);
    }
    if (sum != 0) {
      throw new IllegalArgumentException("residues sum to " + sum);
    }
  }

  /** Nothing carried yet. */
  public static Carry none(long denominator, int clauses) {
    return new Carry(denominator, Collections.nCopies(clauses, 0L));
  }
}
