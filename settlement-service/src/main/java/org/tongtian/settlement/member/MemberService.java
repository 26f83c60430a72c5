package org.tongtian.settlement.member;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.settlement.book.BookFold;

/** Keeps the co-ops' registers of members with their accounts (Law 2017, art. 43). */
@Service
public class MemberService {

  private static final int LONGEST_NOTE = 200;
  private static final int MOST_RACES = 20;

  private final MemberRepository members;
  private final List<TradeSource> trades;
  private final Clock clock;

  MemberService(MemberRepository members, List<TradeSource> trades, Clock clock) {
    this.members = members;
    this.trades = List.copyOf(trades);
    this.clock = clock;
  }

  /** The co-op's members, by number. */
  public List<Member> of(String coop) {
    return members.of(coop);
  }

  /** The household's memberships. */
  List<Member> with(String party) {
    return members.with(party);
  }

  /**
   * One member of the co-op.
   *
   * @throws Refusal {@code member.unknown} (404)
   */
  Member one(String coop, String party) {
    return members.find(coop, party).orElseThrow(() -> Refusal.notFound("member.unknown"));
  }

  /** Whether the household is a member of the co-op. */
  public Optional<Member> find(String coop, String party) {
    return members.find(coop, party);
  }

  /** All trade of a member with the co-op in a calendar year of Asia/Shanghai, fen. */
  public long tradeVolume(Member member, int year) {
    LocalDate first = LocalDate.of(year, 1, 1);
    LocalDate last = LocalDate.of(year, 12, 31);
    return trades.stream()
        .mapToLong(source -> source.trade(member.coop(), member.party(), first, last))
        .reduce(member.delivered(first, last), Math::addExact);
  }

  /**
   * Adds a member.
   *
   * @param operation the same for every retry
   * @throws Refusal {@code member.number_taken}, {@code member.party_taken} (409) and what the
   *     draft refuses
   */
  Member add(String coop, MemberDraft draft, String operation) {
    draft.checked(today());
    requirePartyFree(coop, draft, operation);
    Member member = member(coop, draft, operation);
    if (!members.insert(member)) {
      Member known = find(coop, draft.number(), member.id());
      if (!known.operation().equals(operation)) {
        throw Refusal.of(HttpStatus.CONFLICT, "member.number_taken", "number", draft.number());
      }
      return known;
    }
    return member;
  }

  /**
   * Adds all members of a table, or none.
   *
   * @return how many
   * @throws Refusal {@code member.import_refused} (400) that names every line at fault
   */
  int importAll(String coop, String csv, String operation) {
    Set<String> taken = new HashSet<>();
    for (Member member : members.of(coop)) {
      if (!member.operation().equals(operation)) {
        taken.add(member.number());
        taken.add(member.party());
      }
    }
    MemberImport read = MemberImport.of(csv, taken, today());
    if (!read.faults().isEmpty()) {
      throw Refusal.inLines("member.import_refused", "csv", read.faults());
    }
    try {
      read.members().forEach(draft -> add(coop, draft, operation));
    } catch (Refusal raced) {
      members.removeAddedBy(coop, operation);
      throw raced;
    }
    return read.members().size();
  }

  /**
   * Records an entry in a member's account, once for each operation.
   *
   * @throws Refusal {@code member.withdrawal_too_large} (409), {@code member.field_invalid} (400)
   */
  Member record(String coop, String party, EntryDraft draft, String operation) {
    MemberEntry entry = draft.entry(operation, today(), now());
    for (int race = 0; race < MOST_RACES; race++) {
      Member member = one(coop, party);
      if (member.knows(entry.id())) {
        return member;
      }
      if (!member.allows(entry)) {
        throw Refusal.conflict("member.withdrawal_too_large");
      }
      if (members.add(member, entry)) {
        return one(coop, party);
      }
    }
    throw Refusal.conflict("member.changed_elsewhere");
  }

  /** Books a year end's quantified reserve and dividend in a member's account, once. */
  public void recordYear(
      Member member, String yearEnd, LocalDate on, long dividend, long reserve, Residues residues) {
    String note = yearEnd;
    if (dividend > 0) {
      members.addOnce(
          member.id(),
          new MemberEntry(
              yearEnd + ":dividend", MemberEntryKind.DIVIDEND, dividend, on, note, now()),
          member.residues());
    }
    // The residues go with the last entry: an amount of nothing marks that the year was recorded.
    members.addOnce(
        member.id(),
        new MemberEntry(
            yearEnd + ":reserve", MemberEntryKind.RESERVE_SHARE, reserve, on, note, now()),
        residues);
  }

  private Member find(String coop, String number, String id) {
    return members.of(coop).stream()
        .filter(member -> member.id().equals(id))
        .findFirst()
        .orElseThrow(() -> Refusal.conflict("member.number_taken", number));
  }

  private void requirePartyFree(String coop, MemberDraft draft, String operation) {
    if (draft.party() == null) {
      return;
    }
    members
        .find(coop, draft.party())
        .filter(known -> !known.operation().equals(operation))
        .ifPresent(
            known -> {
              throw Refusal.of(HttpStatus.CONFLICT, "member.party_taken", "party");
            });
  }

  private Member member(String coop, MemberDraft draft, String operation) {
    String id = Member.id(coop, draft.number());
    List<MemberEntry> history = new ArrayList<>();
    open(history, id, MemberEntryKind.CONTRIBUTION, draft.contribution(), draft.joinedOn());
    open(history, id, MemberEntryKind.RESERVE_SHARE, draft.reserveShare(), draft.joinedOn());
    open(history, id, MemberEntryKind.SUBSIDY_SHARE, draft.subsidyShare(), draft.joinedOn());
    return new Member(
        id,
        coop,
        draft.number(),
        draft.party() == null ? Ids.next() : draft.party(),
        draft.name(),
        draft.joinedOn(),
        operation,
        draft.contribution(),
        Residues.NONE,
        history);
  }

  private void open(
      List<MemberEntry> history, String id, MemberEntryKind kind, long amount, LocalDate on) {
    if (amount > 0) {
      history.add(new MemberEntry(id + ":" + kind, kind, amount, on, null, now()));
    }
  }

  /** The history of a member, newest first. */
  static List<MemberEntry> newestFirst(Member member) {
    return member.history().stream()
        .sorted(Comparator.comparing(MemberEntry::at).thenComparing(MemberEntry::id).reversed())
        .toList();
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), BookFold.ZONE);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** Whether a note is short enough, or absent. */
  static boolean isNote(String note) {
    return note == null || (!note.isBlank() && note.length() <= LONGEST_NOTE);
  }
}
