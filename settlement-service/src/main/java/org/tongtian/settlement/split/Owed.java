package org.tongtian.settlement.split;

import java.util.Arrays;
import org.tongtian.kit.Pure;

/**
 * What one sale owes each slot exactly, in parts of a fen; filled stage by stage.
 *
 * <p>{@code owed} of the one who gives is below zero. {@code asked} is what the clause asks for
 * where there is enough. {@code basis} is null unless a clause needs more than the sale; −1 stands
 * for none.
 */
@Pure
final class Owed {

  static final long NO_BASIS = -1;

  final long[] asked;
  final long[] owed;
  long[] basis;

  Owed(int slots) {
    asked = new long[slots];
    owed = new long[slots];
  }

  void note(int slot, long value) {
    if (basis == null) {
      basis = new long[owed.length];
      Arrays.fill(basis, NO_BASIS);
    }
    basis[slot] = value;
  }

  Long basis(int slot) {
    return basis == null || basis[slot] == NO_BASIS ? null : basis[slot];
  }
}
