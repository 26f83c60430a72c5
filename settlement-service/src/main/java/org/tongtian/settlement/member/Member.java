package org.tongtian.settlement.member;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.bson.codecs.pojo.annotations.BsonId;
import org.tongtian.kit.Pure;
import org.tongtian.kit.text.Text;

/**
 * A household's membership of a co-op with its account (Farmers' Co-operatives Law 2017, art. 43).
 *
 * @param id co-op and number
 * @param coop party id of the co-op
 * @param number the member's number in the co-op's register
 * @param party party id of the household
 * @param name of the household
 * @param joinedOn business day
 * @param operation id of the operation that added it, so that a retry finds it again
 * @param contribution capital paid in and not paid back, fen: the sum of its entries
 * @param residues what rounding owes from earlier years
 * @param history all entries, as recorded
 */
@Pure
public record Member(
    @BsonId String id,
    String coop,
    String number,
    String party,
    Text name,
    LocalDate joinedOn,
    String operation,
    long contribution,
    Residues residues,
    List<MemberEntry> history) {

  /** The id of a co-op's member. */
  static String id(String coop, String number) {
    return coop + ":" + number;
  }

  /** Where the account stands at the end of a business day. */
  public MemberStanding standingOn(LocalDate day) {
    return MemberStanding.of(history, day);
  }

  /** Whether the entry leaves the capital at or above zero on every day from then on. */
  boolean allows(MemberEntry entry) {
    if (entry.kind() != MemberEntryKind.WITHDRAWAL) {
      return true;
    }
    return Stream.concat(Stream.of(entry), history.stream())
        .map(MemberEntry::on)
        .filter(day -> !day.isBefore(entry.on()))
        .allMatch(day -> standingOn(day).contribution() >= entry.amount());
  }

  /** Whether a part of the number or of a name is what somebody looks for, whatever its case. */
  boolean isFoundBy(String search) {
    String wanted = search.strip().toLowerCase(Locale.ROOT);
    return Stream.of(number, name.zh(), name.en())
        .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(wanted));
  }

  /** Whether an entry of that id is recorded. */
  public boolean knows(String entryId) {
    return history.stream().anyMatch(entry -> entry.id().equals(entryId));
  }

  /** What the member delivered by recorded entries from one day to another, both included, fen. */
  public long delivered(LocalDate from, LocalDate to) {
    return history.stream()
        .filter(entry -> entry.kind() == MemberEntryKind.DELIVERY)
        .filter(entry -> !entry.on().isBefore(from) && !entry.on().isAfter(to))
        .mapToLong(MemberEntry::amount)
        .reduce(0, Math::addExact);
  }
}
