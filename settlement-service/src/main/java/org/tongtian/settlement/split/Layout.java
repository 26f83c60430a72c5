package org.tongtian.settlement.split;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tongtian.api.party.Party;
import org.tongtian.api.party.PartyKind;
import org.tongtian.kit.Pure;
import org.tongtian.settlement.contract.AdjustingClause;
import org.tongtian.settlement.contract.Clause;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.contract.OrdinaryClause;
import org.tongtian.settlement.contract.PartClause;
import org.tongtian.settlement.contract.Remainder;
import org.tongtian.settlement.contract.StandingClause;

/**
 * The slots of a contract in their order (by clause number; in an adjusting clause who gains, then
 * who gives) and the parties behind them, by first appearance.
 */
@Pure
final class Layout {

  private final List<Slot> slots = new ArrayList<>();
  private final List<Boolean> ordinary = new ArrayList<>();
  private final Map<Slot, Integer> places = new LinkedHashMap<>();
  private final Map<String, List<Integer>> byParty = new LinkedHashMap<>();
  private int remainder = -1;

  final int[] partyOf;
  final boolean[] isOrdinary;
  final int[][] slotsOfParty;
  final List<String> parties;
  final boolean[] isFund;
  final int remainderParty;
  final boolean hasAdjustments;

  Layout(ContractTerms terms) {
    for (Clause clause : terms.clauses()) {
      switch (clause) {
        case OrdinaryClause each -> {
          remainder = each instanceof Remainder ? slots.size() : remainder;
          add(each.no(), each.payee(), true);
        }
        case AdjustingClause each -> {
          add(each.no(), each.payee(), false);
          each.givers().forEach(giver -> add(each.no(), giver, false));
        }
        case PartClause _ -> {
          // Whole fen beside the price: nothing is rounded.
        }
        case StandingClause _ -> {
          // Moves nothing of a single sale.
        }
      }
    }
    parties = List.copyOf(byParty.keySet());
    partyOf = new int[slots.size()];
    isOrdinary = new boolean[slots.size()];
    boolean adjusted = false;
    for (int slot = 0; slot < partyOf.length; slot++) {
      partyOf[slot] = parties.indexOf(slots.get(slot).payee());
      isOrdinary[slot] = ordinary.get(slot);
      adjusted |= !isOrdinary[slot];
    }
    hasAdjustments = adjusted;
    slotsOfParty = new int[parties.size()][];
    isFund = new boolean[parties.size()];
    for (int party = 0; party < isFund.length; party++) {
      String id = parties.get(party);
      slotsOfParty[party] = byParty.get(id).stream().mapToInt(Integer::intValue).toArray();
      isFund[party] = terms.party(id).map(Party::kind).orElse(null) == PartyKind.FUND;
    }
    remainderParty = partyOf[remainder];
  }

  private void add(int clauseNo, String party, boolean isOrdinarySlot) {
    Slot slot = new Slot(clauseNo, party);
    places.put(slot, slots.size());
    byParty.computeIfAbsent(party, id -> new ArrayList<>()).add(slots.size());
    slots.add(slot);
    ordinary.add(isOrdinarySlot);
  }

  /** How many slots there are. */
  int size() {
    return slots.size();
  }

  Slot slot(int place) {
    return slots.get(place);
  }

  /** The slot's place; fails for a slot that the contract does not have. */
  int place(int clauseNo, String party) {
    Integer place = places.get(new Slot(clauseNo, party));
    if (place == null) {
      throw new IllegalArgumentException("no slot of clause " + clauseNo + " for " + party);
    }
    return place;
  }

  int party(String id) {
    return parties.indexOf(id);
  }

  /** The place of the remainder. */
  int remainder() {
    return remainder;
  }
}
