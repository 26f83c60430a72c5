package org.tongtian.settlement.contract;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.tongtian.api.party.Party;

/** What the payment channel pays out by itself must be what it can carry; names the clause. */
record ChannelRules() implements ContractRule {

  @Override
  public Optional<Breach> breach(ContractTerms terms) {
    Channel channel = terms.channel();
    if (channel == null) {
      return Optional.empty();
    }
    Optional<ChannelProfile> profile = ChannelProfile.named(channel.profile());
    if (profile.isEmpty()) {
      return Optional.of(
          Breach.of(
              "contract.channel_unknown", "channel.profile", String.valueOf(channel.profile())));
    }
    Set<Integer> seen = new HashSet<>();
    for (int i = 0; i < channel.directClauses().size(); i++) {
      int no = channel.directClauses().get(i);
      boolean known =
          terms.clauses().stream().anyMatch(c -> c.no() == no && c instanceof OrdinaryClause);
      if (!known || !seen.add(no)) {
        return Optional.of(
            Breach.of("contract.channel_clause_wrong", "channel.directClauses[" + i + "]", no));
      }
    }
    return carried(terms, profile.get());
  }

  private static Optional<Breach> carried(ContractTerms terms, ChannelProfile profile) {
    Set<String> receivers = new HashSet<>();
    SmallestSale smallest = terms.smallestSale();
    long amount = smallest == null ? 1 : smallest.amount().amount();
    ExactSum sum = ExactSum.ZERO;
    for (int no : terms.channel().directClauses()) {
      OrdinaryClause clause = (OrdinaryClause) terms.clause(no);
      Party payee = terms.party(clause.payee()).orElseThrow();
      if (!profile.personalReceivers() && ChannelProfile.isPerson(payee)) {
        return Optional.of(Breach.ofClause("contract.channel_personal_receiver", clause));
      }
      receivers.add(payee.id());
      if (profile.mostReceivers() != null && receivers.size() > profile.mostReceivers()) {
        return Optional.of(
            Breach.ofClause(
                "contract.channel_too_many_receivers", clause, profile.mostReceivers()));
      }
      OrdinaryAsk ask = OrdinaryAsk.of(clause, smallest);
      Ratio rate = clause instanceof Remainder ? new Ratio(1, 1) : ask.rate();
      sum = sum.plus(rate, amount).plus(new Ratio(1, 1), ask.fee());
      if (sum.isOver(profile.mostRate(), amount)) {
        return Optional.of(
            Breach.ofClause("contract.channel_over_limit", clause, profile.mostRate().inWords()));
      }
    }
    return Optional.empty();
  }
}
