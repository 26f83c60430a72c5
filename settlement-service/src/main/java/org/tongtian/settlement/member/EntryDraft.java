package org.tongtian.settlement.member;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.problem.Refusal;

/**
 * An entry as people send it.
 *
 * @param kind anything but DIVIDEND, which only a year end records
 * @param amount above zero
 * @param on business day from which it counts, not in the future
 * @param note what it refers to, or null
 */
@Pure
record EntryDraft(MemberEntryKind kind, Money amount, LocalDate on, String note) {

  private static final Set<MemberEntryKind> BY_HAND =
      Set.of(
          MemberEntryKind.CONTRIBUTION,
          MemberEntryKind.WITHDRAWAL,
          MemberEntryKind.RESERVE_SHARE,
          MemberEntryKind.SUBSIDY_SHARE,
          MemberEntryKind.DELIVERY);

  /**
   * The entry.
   *
   * @throws Refusal {@code member.field_invalid} (400)
   */
  MemberEntry entry(String id, LocalDate today, Instant now) {
    need(kind != null && BY_HAND.contains(kind), "kind");
    need(
        amount != null
            && amount.currency().equals(Money.CNY)
            && amount.amount() > 0
            && amount.amount() <= MemberDraft.LARGEST_AMOUNT,
        "amount");
    need(on != null && !on.isAfter(today), "on");
    need(MemberService.isNote(note), "note");
    return new MemberEntry(id, kind, amount.amount(), on, note, now);
  }

  private static void need(boolean kept, String field) {
    if (!kept) {
      throw Refusal.invalid("member.field_invalid", field, field);
    }
  }
}
