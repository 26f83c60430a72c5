package org.tongtian.settlement.yearend;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.tongtian.kit.Pure;

/**
 * Everything a year end is reckoned from; the same input gives the same result for ever.
 *
 * @param coop party id of the co-op
 * @param year calendar year, Asia/Shanghai
 * @param book id of the contract whose clause says how the surplus is shared, and whose book pays
 * @param contractVersion its version in force at the end of the year
 * @param rule what the clause says
 * @param surplus of the year, fen
 * @param losses of earlier years that are made good first, fen
 * @param members in the order of their party ids, whatever order they came in
 */
@Pure
record YearEndInput(
    String coop,
    int year,
    String book,
    int contractVersion,
    DividendRule rule,
    long surplus,
    long losses,
    List<MemberYear> members) {

  YearEndInput {
    members = members.stream().sorted(Comparator.comparing(MemberYear::party)).toList();
    if (members.stream().map(MemberYear::party).distinct().count() != members.size()) {
      throw new IllegalArgumentException("a member is named twice");
    }
  }

  /** The fields that are hashed. */
  Map<String, Object> canonical() {
    return Map.of(
        "coop",
        coop,
        "year",
        year,
        "book",
        book,
        "contractVersion",
        contractVersion,
        "rule",
        rule.canonical(),
        "surplus",
        surplus,
        "losses",
        losses,
        "members",
        members.stream().map(MemberYear::canonical).toList());
  }
}
