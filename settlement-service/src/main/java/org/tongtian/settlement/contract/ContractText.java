package org.tongtian.settlement.contract;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tongtian.api.party.Party;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.text.Text;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads a contract's canonical text back; the store does, and so does the verifier. */
public final class ContractText {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The text's fields; they are those of {@link ContractTerms#canonical()}. */
  record SignedText(
      String contractId,
      int version,
      Text title,
      Instant effectiveFrom,
      List<Party> parties,
      SmallestSale smallestSale,
      Money fieldPrice,
      List<ClauseDraft> clauses,
      Channel channel,
      List<RecoveryStep> recovery,
      List<WorkedExample> examples) {}

  private ContractText() {}

  /**
   * The terms that the text states. Who does not trust the text compares it with the canonical text
   * of what comes back: what is not one of the fields is left out here.
   *
   * @throws JacksonException where it is no JSON or a field has the wrong form
   * @throws org.tongtian.kit.problem.Refusal where a clause is of no known kind or lacks a field
   */
  public static ContractTerms read(String canonical) {
    SignedText text = JSON.readValue(canonical, SignedText.class);
    List<Clause> clauses = new ArrayList<>();
    for (ClauseDraft clause : text.clauses()) {
      clauses.add(clause.at(clauses.size() + 1));
    }
    return new ContractTerms(
        text.contractId(),
        text.version(),
        text.title(),
        text.effectiveFrom(),
        text.parties(),
        text.smallestSale(),
        text.fieldPrice(),
        clauses,
        text.channel(),
        text.recovery(),
        text.examples());
  }
}
