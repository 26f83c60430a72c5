package org.tongtian.settlement.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;

/**
 * What a fund may be drawn for, by whom and how far (promises S7 to S10, S15).
 *
 * @param no clause number, from 1
 * @param party id of the fund
 * @param payees ids of those who may be paid
 * @param cause what it may be drawn for
 * @param mostPerClaim at most this for one claim
 * @param mostPerMonth at most this for all claims of a business month in Asia/Shanghai
 */
@Pure
public record FundDraw(
    int no,
    String party,
    List<String> payees,
    DrawCause cause,
    Money mostPerClaim,
    Money mostPerMonth)
    implements StandingClause {

  static final String KIND = "FUND_DRAW";

  /** Keeps the list from changing. */
  public FundDraw {
    payees = List.copyOf(payees);
  }

  static Clause read(ClauseReader in) {
    return new FundDraw(
        in.no(),
        in.required("party", String.class),
        in.partyIds("payees"),
        in.required("cause", DrawCause.class),
        in.money("mostPerClaim"),
        in.money("mostPerMonth"));
  }

  /** The first of those who may be paid. */
  @Override
  public String payee() {
    return payees.getFirst();
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public List<NamedIn> named() {
    List<NamedIn> named = new ArrayList<>();
    named.add(new NamedIn("party", party));
    for (int i = 0; i < payees.size(); i++) {
      named.add(new NamedIn("payees[" + i + "]", payees.get(i)));
    }
    return named;
  }

  @Override
  public Map<String, Object> canonical() {
    return Fields.of(no, KIND)
        .with("party", party)
        .with("payees", payees)
        .with("cause", cause)
        .with("mostPerClaim", mostPerClaim)
        .with("mostPerMonth", mostPerMonth)
        .map();
  }
}
