package org.tongtian.settlement.yearend;

import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.tongtian.kit.Pure;
import org.tongtian.settlement.contract.Ratio;

/**
 * A year end as it is stored: everything it was reckoned from. The result follows from that alone
 * and is checked against the hash whenever it is read.
 *
 * @param id co-op and year
 * @param revision counts every change
 * @param operation that drafted it, so that a retry finds it again
 * @param hash of the result document
 * @param returns what guarantors owe beside it
 * @param approval null before
 */
@Pure
public record StoredYearEnd(
    @BsonId String id,
    long revision,
    String operation,
    String coop,
    int year,
    String book,
    int contractVersion,
    int clauseNo,
    Ratio byTradeVolume,
    Ratio reserveRate,
    Ratio welfareRate,
    long surplus,
    long losses,
    List<MemberYear> members,
    String hash,
    List<OwedReturn> returns,
    YearEndState state,
    Approval approval,
    Instant draftedAt,
    Instant postedAt) {

  /** The id of a co-op's year. */
  static String id(String coop, int year) {
    return coop + ":" + year;
  }

  /** Stores a result as a draft. */
  static StoredYearEnd draft(
      YearEnd result, List<OwedReturn> returns, long revision, String operation, Instant now) {
    YearEndInput input = result.input();
    DividendRule rule = input.rule();
    return new StoredYearEnd(
        id(input.coop(), input.year()),
        revision,
        operation,
        input.coop(),
        input.year(),
        input.book(),
        input.contractVersion(),
        rule.clauseNo(),
        rule.byTradeVolume(),
        rule.reserve(),
        rule.welfare(),
        input.surplus(),
        input.losses(),
        input.members(),
        result.hash(),
        returns,
        YearEndState.DRAFT,
        null,
        now,
        null);
  }

  /**
   * Reckons the result again from what is stored.
   *
   * @throws IllegalStateException where it is not the one that was drafted
   */
  YearEnd result() {
    DividendRule rule = new DividendRule(clauseNo, byTradeVolume, reserveRate, welfareRate);
    YearEnd again =
        YearEnd.of(
            new YearEndInput(coop, year, book, contractVersion, rule, surplus, losses, members));
    if (!again.hash().equals(hash)) {
      throw new IllegalStateException("Year end " + id + " was tampered with");
    }
    return again;
  }
}
