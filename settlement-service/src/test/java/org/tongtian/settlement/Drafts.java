package org.tongtian.settlement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Contract drafts as JSON, as the seed and the desk send them. */
public final class Drafts {

  private Drafts() {}

  /** The sweet potato contract; maps and lists can be changed by the test. */
  public static Map<String, Object> sweetPotato(Samples samples) {
    Map<String, Object> draft = new LinkedHashMap<>();
    draft.put("title", Map.of("zh", "红芯红薯分成合同", "en", "Sweet potato contract"));
    draft.put("effectiveFrom", Samples.LONG_AGO.toString());
    draft.put("parties", new ArrayList<>(samples.parties()));
    draft.put("smallestSale", Map.of("units", 2, "amount", yuan(1300)));
    draft.put("fieldPrice", yuan(180));
    draft.put(
        "clauses",
        new ArrayList<>(
            List.of(
                share(samples.farmer.id(), 45, 100),
                fee(samples.carrier.id(), 300),
                share(samples.host.id(), 8, 100),
                share(samples.platform.id(), 4, 100),
                share(samples.brand.id(), 2, 100),
                share(samples.fund.id(), 2, 100),
                remainder(samples.cooperative.id()))));
    return draft;
  }

  /**
   * The delivery fee to the carrier, coupons borne by who gives them, the platform leaves 10.00.
   */
  public static List<Map<String, Object>> partClauses(Samples samples) {
    return List.of(
        Map.of("kind", "DELIVERY", "payee", samples.carrier.id()),
        Map.of("kind", "COUPON", "party", samples.cooperative.id(), "issuer", "COOPERATIVE"),
        Map.of(
            "kind",
            "COUPON",
            "party",
            samples.platform.id(),
            "issuer",
            "PLATFORM",
            "reserve",
            yuan(1_000)));
  }

  public static Map<String, Object> share(String payee, long numerator, long denominator) {
    return Map.of(
        "kind",
        "SHARE_OF_GROSS",
        "payee",
        payee,
        "rate",
        Map.of("numerator", numerator, "denominator", denominator));
  }

  public static Map<String, Object> fee(String payee, long fen) {
    return Map.of("kind", "FIXED_FEE", "payee", payee, "fee", yuan(fen), "per", "ORDER");
  }

  public static Map<String, Object> feePerJin(String payee, long fen) {
    return Map.of(
        "kind", "FIXED_FEE", "payee", payee, "fee", yuan(fen), "per", "UNIT", "unit", "JIN");
  }

  public static Map<String, Object> remainder(String payee) {
    return Map.of("kind", "REMAINDER", "payee", payee);
  }

  private static Map<String, Object> yuan(long fen) {
    return Map.of("amount", fen, "currency", "CNY");
  }

  /** The draft's clauses, to change them. */
  @SuppressWarnings("unchecked") // written by sweetPotato above
  public static List<Object> clauses(Map<String, Object> draft) {
    return (List<Object>) draft.get("clauses");
  }
}
