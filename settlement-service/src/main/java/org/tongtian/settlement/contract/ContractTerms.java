package org.tongtian.settlement.contract;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongtian.api.party.Party;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.proof.CanonicalJson;
import org.tongtian.settlement.proof.Sha256;

/**
 * What the parties of a contract agree on: one version of it, which never changes (promise S1).
 *
 * @param contractId id of the contract, the same for all its versions
 * @param version from 1
 * @param title as shown to people
 * @param effectiveFrom sales placed from this instant on may be bound to it
 * @param parties who signs; kept sorted by id
 * @param smallestSale null where no clause is a fixed fee
 * @param fieldPrice what a buyer at the field pays for one unit, to compare with; null where
 *     unknown
 * @param clauses kept sorted by clause number
 * @param channel the payment channel that carries it, null where none is named
 * @param recovery from whom a receivable is recovered, in this order; null for the next cycle alone
 * @param examples worked examples that must come out; empty where there are none
 */
@Pure
public record ContractTerms(
    String contractId,
    int version,
    Text title,
    Instant effectiveFrom,
    List<Party> parties,
    SmallestSale smallestSale,
    Money fieldPrice,
    List<Clause> clauses,
    Channel channel,
    List<RecoveryStep> recovery,
    List<WorkedExample> examples) {

  /** Sorts parties and clauses, so that the order of listing means nothing. */
  public ContractTerms {
    parties = parties.stream().sorted(Comparator.comparing(Party::id)).toList();
    clauses = clauses.stream().sorted(Comparator.comparingInt(Clause::no)).toList();
    recovery = recovery == null ? null : List.copyOf(recovery);
    examples = examples == null ? List.of() : List.copyOf(examples);
  }

  /** Terms without a channel, a recovery order and examples. */
  public ContractTerms(
      String contractId,
      int version,
      Text title,
      Instant effectiveFrom,
      List<Party> parties,
      SmallestSale smallestSale,
      Money fieldPrice,
      List<Clause> clauses) {
    this(
        contractId,
        version,
        title,
        effectiveFrom,
        parties,
        smallestSale,
        fieldPrice,
        clauses,
        null,
        null,
        List.of());
  }

  /** The text that is hashed and signed. */
  public String canonical() {
    Map<String, Object> fields = new HashMap<>();
    fields.put("contractId", contractId);
    fields.put("version", version);
    fields.put("title", text(title));
    fields.put("effectiveFrom", effectiveFrom.toString());
    fields.put("parties", parties.stream().map(ContractTerms::party).toList());
    fields.put("smallestSale", smallestSale == null ? null : smallest(smallestSale));
    fields.put("fieldPrice", fieldPrice == null ? null : money(fieldPrice));
    fields.put("clauses", clauses.stream().map(Clause::canonical).toList());
    TermsFields.add(fields, this);
    return CanonicalJson.of(fields);
  }

  /** SHA-256 of {@link #canonical()}, hex. */
  public String hash() {
    return Sha256.of(canonical());
  }

  /** The party with that id. */
  public Optional<Party> party(String id) {
    return parties.stream().filter(party -> party.id().equals(id)).findFirst();
  }

  /** The clause with that number; fails where there is none. */
  public Clause clause(int no) {
    return clauses.stream().filter(clause -> clause.no() == no).findFirst().orElseThrow();
  }

  /**
   * The clause about what sales have beside the price of their goods; empty where none speaks of
   * it.
   */
  public Optional<PartClause> clauseOf(SalePart part) {
    return clauses.stream()
        .filter(PartClause.class::isInstance)
        .map(PartClause.class::cast)
        .filter(clause -> clause.part() == part)
        .findFirst();
  }

  /**
   * Refuses a sale whose unit is not one that the clauses can count.
   *
   * @param unit code of the unit that is sold
   */
  public void requireSaleIn(String unit) {
    for (Clause clause : clauses) {
      if (!CountedUnit.of(clause).fits(unit)) {
        throw Refusal.conflict("settlement.unit_differs", clause.no(), unit);
      }
    }
  }

  private static Map<String, Object> party(Party party) {
    return Map.of("id", party.id(), "name", text(party.name()), "kind", party.kind().name());
  }

  private static Map<String, Object> smallest(SmallestSale sale) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("units", sale.units());
    fields.put("amount", money(sale.amount()));
    if (sale.unit() != null) {
      fields.put("unit", sale.unit());
    }
    return fields;
  }

  private static Map<String, Object> text(Text text) {
    return Map.of("zh", text.zh(), "en", text.en());
  }

  private static Map<String, Object> money(Money money) {
    return Map.of("amount", money.amount(), "currency", money.currency());
  }
}
