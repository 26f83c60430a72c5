package org.tongtian.settlement.member;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tongtian.kit.Pure;
import org.tongtian.kit.problem.LineFault;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.text.Text;

/**
 * Members from a table, one line each: number, name in Chinese, name in English, party id (may be
 * empty), day of joining, contribution, reserve share and subsidy share in yuan. Nothing is taken
 * where one line is wrong; every wrong line is named with what is wrong in it.
 *
 * @param members of the good lines, in order
 * @param faults of the bad ones, in order
 */
@Pure
record MemberImport(List<MemberDraft> members, List<LineFault> faults) {

  /** So many lines at once. */
  static final int MOST = 500;

  private static final int COLUMNS = 8;
  private static final List<String> NAMES =
      List.of(
          "number",
          "nameZh",
          "nameEn",
          "party",
          "joinedOn",
          "contribution",
          "reserveShare",
          "subsidyShare");

  /**
   * Reads the table; empty lines are left out and a first line of column names may be there.
   *
   * @param taken numbers and parties of the members there are
   * @throws Refusal {@code member.import_size} (400) for no line or too many
   */
  static MemberImport of(String csv, Set<String> taken, LocalDate today) {
    List<String> lines = csv.strip().lines().toList();
    int first = !lines.isEmpty() && lines.getFirst().startsWith("number,") ? 1 : 0;
    int count = (int) lines.stream().skip(first).filter(line -> !line.isBlank()).count();
    if (count == 0 || count > MOST) {
      throw Refusal.invalid("member.import_size", "csv", MOST);
    }
    List<MemberDraft> members = new ArrayList<>();
    List<LineFault> faults = new ArrayList<>();
    Set<String> seen = new HashSet<>(taken);
    for (int i = first; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        read(lines.get(i), i + 1, today, seen, members, faults);
      }
    }
    return new MemberImport(List.copyOf(members), List.copyOf(faults));
  }

  private static void read(
      String line,
      int place,
      LocalDate today,
      Set<String> seen,
      List<MemberDraft> members,
      List<LineFault> faults) {
    String[] cells = line.split(",", -1);
    if (cells.length != COLUMNS) {
      faults.add(new LineFault(place, "line", "member.import_columns"));
      return;
    }
    try {
      MemberDraft draft = draft(cells).checked(today);
      if (!seen.add(draft.number())) {
        throw Refusal.invalid("member.number_taken", "number", draft.number());
      }
      if (draft.party() != null && !seen.add(draft.party())) {
        throw Refusal.invalid("member.party_taken", "party");
      }
      members.add(draft);
    } catch (Refusal refusal) {
      faults.add(new LineFault(place, refusal.field(), refusal.code()));
    }
  }

  private static MemberDraft draft(String[] cells) {
    return new MemberDraft(
        cells[0].strip(),
        new Text(cells[1].strip(), cells[2].strip()),
        cells[3].isBlank() ? null : cells[3].strip(),
        day(cells[4].strip()),
        fen(cells, 5),
        fen(cells, 6),
        fen(cells, 7));
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException malformed) {
      throw Refusal.invalid("member.field_invalid", "joinedOn", "joinedOn");
    }
  }

  private static long fen(String[] cells, int column) {
    try {
      return cells[column].isBlank()
          ? 0
          : new BigDecimal(cells[column].strip()).movePointRight(2).longValueExact();
    } catch (ArithmeticException | NumberFormatException malformed) {
      throw Refusal.invalid("member.field_invalid", NAMES.get(column), NAMES.get(column));
    }
  }
}
