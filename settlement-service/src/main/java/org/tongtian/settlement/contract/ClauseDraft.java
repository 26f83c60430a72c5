package org.tongtian.settlement.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.text.Text;

/**
 * A clause as people send it and as it is stored; which fields it needs depends on its kind, and a
 * field that its kind does not have is refused. Each kind's record says what its fields mean.
 *
 * @param no its number; null means its place in the list
 * @param kind stable name of the kind
 */
public record ClauseDraft(
    Integer no,
    String kind,
    String payee,
    Ratio rate,
    Money fee,
    FeeBasis per,
    String unit,
    String grade,
    List<Integer> netOf,
    VolumeMeasure measure,
    List<Tier> tiers,
    Boolean ownSalesOnly,
    Text purpose,
    List<Cover> covers,
    String party,
    List<String> payers,
    Money floor,
    Ratio markup,
    Ratio share,
    Integer cycleDays,
    Money keptMinimum,
    List<String> payees,
    DrawCause cause,
    Money mostPerClaim,
    Money mostPerMonth,
    String guarantor,
    Money capital,
    String fundedBy,
    Money reserve,
    Ratio byTradeVolume,
    Ratio reserveRate,
    CouponIssuer issuer) {

  private static final Map<String, Function<ClauseReader, Clause>> READERS =
      Map.ofEntries(
          Map.entry(ShareOfGross.KIND, ShareOfGross::read),
          Map.entry(ShareOfNet.KIND, ShareOfNet::read),
          Map.entry(FixedFee.KIND, FixedFee::read),
          Map.entry(TieredCommission.KIND, TieredCommission::read),
          Map.entry(Levy.KIND, Levy::read),
          Map.entry(FundContribution.KIND, FundContribution::read),
          Map.entry(InsurancePremium.KIND, InsurancePremium::read),
          Map.entry(Remainder.KIND, Remainder::read),
          Map.entry(Cap.KIND, Cap::read),
          Map.entry(Minimum.KIND, Minimum::read),
          Map.entry(FloorPrice.KIND, FloorPrice::read),
          Map.entry(Advance.KIND, Advance::read),
          Map.entry(FundDraw.KIND, FundDraw::read),
          Map.entry(GuaranteedReturn.KIND, GuaranteedReturn::read),
          Map.entry(Dividend.KIND, Dividend::read),
          Map.entry(DeliveryFee.KIND, DeliveryFee::read),
          Map.entry(CouponBearing.KIND, CouponBearing::read));

  /**
   * The clause.
   *
   * @param place in the list, from 1
   */
  Clause at(int place) {
    String field = "clauses[" + (place - 1) + "]";
    if (no != null && no != place) {
      throw Refusal.invalid("contract.clause_number_wrong", field + ".no", place);
    }
    if (kind == null) {
      throw Refusal.invalid(
          "contract.clause_field_missing", field + ".kind", place, field + ".kind");
    }
    Function<ClauseReader, Clause> kindReader = READERS.get(kind);
    if (kindReader == null) {
      throw Refusal.invalid("contract.clause_kind_unknown", field + ".kind", place, kind);
    }
    ClauseReader reader = new ClauseReader(place, given());
    Clause clause = kindReader.apply(reader);
    reader.requireNothingElse();
    return clause;
  }

  private Map<String, Object> given() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("payee", payee);
    fields.put("rate", rate);
    fields.put("fee", fee);
    fields.put("per", per);
    fields.put("unit", unit);
    fields.put("grade", grade);
    fields.put("netOf", netOf);
    fields.put("measure", measure);
    fields.put("tiers", tiers);
    fields.put("ownSalesOnly", ownSalesOnly);
    fields.put("purpose", purpose);
    fields.put("covers", covers);
    fields.put("party", party);
    fields.put("payers", payers);
    fields.put("floor", floor);
    fields.put("markup", markup);
    fields.put("share", share);
    fields.put("cycleDays", cycleDays);
    fields.put("keptMinimum", keptMinimum);
    fields.put("payees", payees);
    fields.put("cause", cause);
    fields.put("mostPerClaim", mostPerClaim);
    fields.put("mostPerMonth", mostPerMonth);
    fields.put("guarantor", guarantor);
    fields.put("capital", capital);
    fields.put("fundedBy", fundedBy);
    fields.put("reserve", reserve);
    fields.put("byTradeVolume", byTradeVolume);
    fields.put("reserveRate", reserveRate);
    fields.put("issuer", issuer);
    fields.values().removeIf(value -> value == null);
    return fields;
  }
}
