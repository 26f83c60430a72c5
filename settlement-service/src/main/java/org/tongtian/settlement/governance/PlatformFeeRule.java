package org.tongtian.settlement.governance;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tongtian.api.party.Party;
import org.tongtian.api.party.PartyKind;
import org.tongtian.settlement.contract.ContractRule;
import org.tongtian.settlement.contract.ContractTerms;

/**
 * No contract gives the platform more than the published maximum that is in force now (promise
 * S17); names the clause that goes over it and the vote that set it.
 */
@Component
class PlatformFeeRule implements ContractRule {

  private final GovernanceService governance;
  private final Clock clock;

  PlatformFeeRule(GovernanceService governance, Clock clock) {
    this.governance = governance;
    this.clock = clock;
  }

  @Override
  public Optional<Breach> breach(ContractTerms terms) {
    Set<String> platforms =
        terms.parties().stream()
            .filter(party -> party.kind() == PartyKind.PLATFORM)
            .map(Party::id)
            .collect(Collectors.toSet());
    if (platforms.isEmpty()) {
      return Optional.empty();
    }
    RuleVersion most = governance.inForce(PlatformRule.PLATFORM_FEE_MAX, clock.instant());
    return PlatformPart.clauseOver(terms, platforms, most.value())
        .map(
            clause ->
                Breach.ofClause(
                    "governance.platform_fee_over_maximum",
                    clause,
                    PlatformRule.percent(most.value()),
                    most.version(),
                    most.minute()));
  }
}
