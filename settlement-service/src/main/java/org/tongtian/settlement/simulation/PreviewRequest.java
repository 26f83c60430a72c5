package org.tongtian.settlement.simulation;

import java.time.Instant;
import java.util.List;
import org.tongtian.api.party.Party;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.contract.Channel;
import org.tongtian.settlement.contract.ClauseDraft;
import org.tongtian.settlement.contract.ContractDraft;
import org.tongtian.settlement.contract.RecoveryStep;
import org.tongtian.settlement.contract.SmallestSale;
import org.tongtian.settlement.contract.WorkedExample;

/**
 * A contract draft as it is typed: everything may be missing or wrong.
 *
 * @param sample the example sale; null for the smallest sale
 */
record PreviewRequest(
    String contractId,
    Text title,
    Instant effectiveFrom,
    List<Party> parties,
    SmallestSale smallestSale,
    Money fieldPrice,
    List<ClauseDraft> clauses,
    Channel channel,
    List<RecoveryStep> recovery,
    List<WorkedExample> examples,
    SampleSale sample) {

  ContractDraft draft() {
    return new ContractDraft(
        contractId,
        title,
        effectiveFrom,
        parties,
        smallestSale,
        fieldPrice,
        clauses,
        channel,
        recovery,
        examples);
  }
}
