package org.tongtian.settlement.forward;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.tongtian.api.party.NamedParty;
import org.tongtian.kit.Pure;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.contract.Ratio;
import org.tongtian.settlement.proof.CanonicalJson;
import org.tongtian.settlement.proof.Sha256;

/**
 * What buyer and seller of a forward order agree (promise S3); both sign its hash.
 *
 * @param id of the order
 * @param book id of the contract that both are parties to, whose book settles the order
 * @param buyer who takes the goods and pays
 * @param seller the household that delivers
 * @param product what is bought
 * @param unit code of the unit
 * @param grade code of the grade
 * @param quantity agreed, thousandths of the unit
 * @param from first business day of delivery
 * @param to last business day of delivery
 * @param floor lowest price, fen per unit
 * @param markup x of max(floor, market × (1 + x)), not negative
 * @param deposit that the buyer pays when both have signed, fen; counts towards the price
 * @param sellerPenalty part of the missing goods' value at the floor that the seller owes
 * @param buyerPenalty part of it that the buyer owes
 * @param tolerance part of the quantity that may be missing at no cost
 * @param payWithinDays after so many days an unpaid delivery is the buyer's breach
 */
@Pure
public record ForwardTerms(
    String id,
    String book,
    NamedParty buyer,
    NamedParty seller,
    Text product,
    String unit,
    String grade,
    long quantity,
    LocalDate from,
    LocalDate to,
    long floor,
    Ratio markup,
    long deposit,
    Ratio sellerPenalty,
    Ratio buyerPenalty,
    Ratio tolerance,
    int payWithinDays) {

  /** The one text of the terms. */
  String canonical() {
    Map<String, Object> fields = new HashMap<>();
    fields.put("id", id);
    fields.put("book", book);
    fields.put("buyer", party(buyer));
    fields.put("seller", party(seller));
    fields.put("product", text(product));
    fields.put("unit", unit);
    fields.put("grade", grade);
    fields.put("quantity", quantity);
    fields.put("from", from.toString());
    fields.put("to", to.toString());
    fields.put("floor", floor);
    fields.put("markup", ratio(markup));
    fields.put("deposit", deposit);
    fields.put("sellerPenalty", ratio(sellerPenalty));
    fields.put("buyerPenalty", ratio(buyerPenalty));
    fields.put("tolerance", ratio(tolerance));
    fields.put("payWithinDays", payWithinDays);
    return CanonicalJson.of(fields);
  }

  /** SHA-256 of the text, hex. */
  String hash() {
    return Sha256.of(canonical());
  }

  /** Whether the party is buyer or seller. */
  boolean isSide(String party) {
    return buyer.id().equals(party) || seller.id().equals(party);
  }

  private static Map<String, Object> party(NamedParty party) {
    return Map.of("id", party.id(), "name", text(party.name()));
  }

  private static Map<String, Object> text(Text text) {
    return Map.of("zh", text.zh(), "en", text.en());
  }

  private static Map<String, Object> ratio(Ratio ratio) {
    return Map.of("numerator", ratio.numerator(), "denominator", ratio.denominator());
  }
}
