package org.tongtian.settlement.split;

import java.util.Arrays;
import java.util.Map;
import org.tongtian.kit.Pure;

/**
 * Turns what is due into whole fen: first to the parties, then among a party's slots. Nobody's
 * total of a sale is below zero, except a fund's, which goes down to its available balance. An
 * adjusting slot that the sale does not touch stays out of it: what it carries waits for the next
 * touch.
 */
@Pure
final class Payment {

  private static final long NO_LIMIT = Apportionment.NO_LIMIT;

  private final Layout layout;
  private final long denominator;
  private final long[] zeros;
  private final long[] noLimits;

  Payment(Layout layout, long denominator) {
    this.layout = layout;
    this.denominator = denominator;
    int most = Math.max(layout.size(), layout.parties.size());
    zeros = new long[most];
    noLimits = new long[most];
    Arrays.fill(noLimits, NO_LIMIT);
  }

  long[] of(long gross, long[] due, Owed owed, Map<String, Long> available) {
    int parties = layout.slotsOfParty.length;
    long[] dueToParty = new long[parties];
    for (int slot = 0; slot < due.length; slot++) {
      int party = layout.partyOf[slot];
      dueToParty[party] = Math.addExact(dueToParty[party], due[slot]);
    }
    long[] lowest = zeros;
    long[] highest = noLimits;
    if (layout.hasAdjustments) {
      lowest = new long[parties];
      highest = new long[parties];
      bound(owed, available, lowest, highest);
    }
    long[] toParty =
        Apportionment.of(gross, dueToParty, denominator, layout.remainderParty, lowest, highest);
    long[] paid = new long[due.length];
    for (int party = 0; party < parties; party++) {
      paySlots(layout.slotsOfParty[party], toParty[party], due, owed, paid);
    }
    return paid;
  }

  private void bound(Owed owed, Map<String, Long> available, long[] lowest, long[] highest) {
    for (int slot = 0; slot < layout.size(); slot++) {
      int party = layout.partyOf[slot];
      if (layout.isOrdinary[slot] || owed.owed[slot] > 0) {
        highest[party] = NO_LIMIT;
      } else if (owed.owed[slot] < 0 && owed.basis(slot) != null) {
        lowest[party] = -available.getOrDefault(layout.parties.get(party), 0L);
      }
    }
  }

  private void paySlots(int[] places, long fen, long[] due, Owed owed, long[] paid) {
    if (places.length == 1) {
      paid[places[0]] = fen;
      return;
    }
    long[] dueToSlot = new long[places.length];
    int preferred = -1;
    for (int i = 0; i < places.length; i++) {
      dueToSlot[i] = due[places[i]];
      preferred = places[i] == layout.remainder() ? i : preferred;
    }
    long[] lowest = zeros;
    long[] highest = noLimits;
    if (layout.hasAdjustments) {
      lowest = new long[places.length];
      highest = new long[places.length];
      for (int i = 0; i < places.length; i++) {
        boolean pays = layout.isOrdinary[places[i]] || owed.owed[places[i]] > 0;
        highest[i] = pays ? NO_LIMIT : 0;
        lowest[i] = owed.owed[places[i]] < 0 ? -NO_LIMIT : 0;
      }
    }
    long[] shares = Apportionment.of(fen, dueToSlot, denominator, preferred, lowest, highest);
    for (int i = 0; i < places.length; i++) {
      paid[places[i]] = shares[i];
    }
  }
}
