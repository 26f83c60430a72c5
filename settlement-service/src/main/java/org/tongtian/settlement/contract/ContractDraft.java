package org.tongtian.settlement.contract;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.tongtian.api.party.Party;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.text.Text;

/**
 * A contract as people send it.
 *
 * @param contractId null for a new contract, else the contract that gets a new version
 * @param title in both languages
 * @param effectiveFrom from when on it may bind sales
 * @param parties who signs
 * @param smallestSale needed where a clause is a fixed fee
 * @param fieldPrice what a buyer at the field pays for one unit, or null
 * @param clauses numbered by their place
 * @param channel the payment channel that carries it, or null
 * @param recovery from whom receivables are recovered, in order, or null
 * @param examples worked examples that must come out, or null
 */
public record ContractDraft(
    String contractId,
    Text title,
    Instant effectiveFrom,
    List<Party> parties,
    SmallestSale smallestSale,
    Money fieldPrice,
    List<ClauseDraft> clauses,
    Channel channel,
    List<RecoveryStep> recovery,
    List<WorkedExample> examples) {

  private static final int MOST_CLAUSES = 50;

  /** The terms of that version; refuses what is missing, but checks no rule. */
  ContractTerms terms(String id, int version) {
    needTexts(title, "title");
    need(effectiveFrom, "effectiveFrom");
    need(parties, "parties");
    need(clauses, "clauses");
    for (int i = 0; i < parties.size(); i++) {
      checkParty(parties.get(i), "parties[" + i + "]");
    }
    if (clauses.isEmpty() || clauses.size() > MOST_CLAUSES) {
      throw Refusal.invalid("contract.clause_count", "clauses", MOST_CLAUSES);
    }
    return new ContractTerms(
        id,
        version,
        title,
        effectiveFrom.truncatedTo(ChronoUnit.MILLIS),
        parties,
        smallestSale,
        fieldPrice,
        numberedClauses(),
        channel,
        recovery,
        examples);
  }

  private List<Clause> numberedClauses() {
    List<Clause> numbered = new ArrayList<>();
    for (int i = 0; i < clauses.size(); i++) {
      need(clauses.get(i), "clauses[" + i + "]");
      numbered.add(clauses.get(i).at(i + 1));
    }
    return numbered;
  }

  private static void checkParty(Party party, String field) {
    need(party, field);
    need(party.id(), field + ".id");
    need(party.kind(), field + ".kind");
    needTexts(party.name(), field + ".name");
  }

  private static void needTexts(Text text, String field) {
    need(text, field);
    if (!isSaid(text.zh()) || !isSaid(text.en())) {
      throw Refusal.invalid("request.field_invalid", field, field);
    }
  }

  private static boolean isSaid(String words) {
    return words != null && !words.isBlank() && Text.isPlain(words);
  }

  private static void need(Object value, String field) {
    if (value == null) {
      throw Refusal.invalid("request.field_invalid", field, field);
    }
  }
}
