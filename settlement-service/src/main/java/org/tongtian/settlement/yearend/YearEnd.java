package org.tongtian.settlement.yearend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.tongtian.kit.Pure;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.settlement.member.Residues;
import org.tongtian.settlement.proof.CanonicalJson;
import org.tongtian.settlement.proof.Sha256;

/**
 * The year end of a co-op (promise S2; Farmers' Co-operatives Law 2017, art. 42 to 44): the surplus
 * after losses, reserve and welfare fund goes to the members, at least 60 % by trade volume, the
 * rest by contribution, quantified reserve and quantified subsidies. This year's reserve is
 * quantified by trade volume. Each part sums to the fen ({@link FairShares}).
 *
 * @param input what it was reckoned from
 * @param pools where the surplus goes
 * @param lines one for each member, in the order of their party ids
 */
@Pure
record YearEnd(YearEndInput input, Pools pools, List<MemberDividend> lines) {

  /**
   * Reckons a year end.
   *
   * @throws Refusal {@code yearend.no_members}, {@code yearend.no_trade_volume}, {@code
   *     yearend.no_capital} (409), and what {@link Pools#of} refuses
   */
  static YearEnd of(YearEndInput input) {
    Pools pools = Pools.of(input.rule(), input.surplus(), input.losses());
    List<MemberYear> members = input.members();
    if (members.isEmpty()) {
      throw Refusal.conflict("yearend.no_members");
    }
    long[] volumes = of(members, MemberYear::tradeVolume);
    long[] capital = of(members, member -> member.standing().capitalBase());
    requireSome(volumes, "yearend.no_trade_volume");
    FairShares.Handed byVolume =
        FairShares.of(
            pools.byVolume(), volumes, of(members, member -> member.residues().byVolume()));
    FairShares.Handed byCapital = byCapital(pools, members, capital);
    FairShares.Handed reserve =
        FairShares.of(pools.reserve(), volumes, of(members, member -> member.residues().reserve()));
    List<MemberDividend> lines = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      lines.add(
          new MemberDividend(
              members.get(i),
              byVolume.amounts().get(i),
              byCapital.amounts().get(i),
              reserve.amounts().get(i),
              new Residues(
                  byVolume.residues().get(i),
                  byCapital.residues().get(i),
                  reserve.residues().get(i))));
    }
    return new YearEnd(input, pools, List.copyOf(lines));
  }

  private static FairShares.Handed byCapital(
      Pools pools, List<MemberYear> members, long[] capital) {
    long[] residues = of(members, member -> member.residues().byCapital());
    if (pools.byCapital() == 0) {
      return new FairShares.Handed(
          Collections.nCopies(capital.length, 0L), Arrays.stream(residues).boxed().toList());
    }
    requireSome(capital, "yearend.no_capital");
    return FairShares.of(pools.byCapital(), capital, residues);
  }

  /** All trade of the members with the co-op, fen. */
  long tradeVolume() {
    return sum(MemberYear::tradeVolume);
  }

  /** All capital that the dividend on capital is reckoned by, fen. */
  long capitalBase() {
    return sum(member -> member.standing().capitalBase());
  }

  /** The result document: the one text of input and result. */
  String document() {
    return CanonicalJson.of(
        Map.of(
            "input",
            input.canonical(),
            "pools",
            pools.canonical(),
            "lines",
            lines.stream().map(MemberDividend::canonical).toList()));
  }

  /** SHA-256 of the document, hex: what the members' assembly approves. */
  String hash() {
    return Sha256.of(document());
  }

  private long sum(ToLongFunction<MemberYear> figure) {
    return input.members().stream().mapToLong(figure).reduce(0, Math::addExact);
  }

  private static long[] of(List<MemberYear> members, ToLongFunction<MemberYear> figure) {
    return members.stream().mapToLong(figure).toArray();
  }

  private static void requireSome(long[] weights, String code) {
    for (long weight : weights) {
      if (weight > 0) {
        return;
      }
    }
    throw Refusal.conflict(code);
  }
}
