package org.tongtian.settlement.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tongtian.api.party.Party;
import org.tongtian.api.party.PartyKind;
import org.tongtian.kit.Pure;

/** Who may stand where in a contract. */
final class PartyRules {

  private PartyRules() {}

  /** Each party is named once and by an id. */
  @Pure
  record PartiesAreDistinct() implements ContractRule {
    @Override
    public Optional<Breach> breach(ContractTerms terms) {
      Set<String> seen = new HashSet<>();
      for (Party party : terms.parties()) {
        if (party.id().isBlank() || party.id().length() > 64 || !seen.add(party.id())) {
          return Optional.of(Breach.of("contract.party_repeated", "parties", party.id()));
        }
      }
      return Optional.empty();
    }
  }

  /** Nobody is paid, pays or answers who does not sign. */
  @Pure
  record EverybodyNamedIsAParty() implements ClauseRule {
    @Override
    public Stream<Breach> breaches(Clause clause, ContractTerms terms) {
      return clause.named().stream()
          .filter(named -> terms.party(named.party()).isEmpty())
          .map(
              named ->
                  named.field().equals("payee")
                      ? Breach.ofClause("contract.payee_not_party", clause)
                      : Breach.ofField("contract.named_not_party", clause, named.field()));
    }
  }

  /** Funds, insurers, lenders, co-operatives and households are what a clause takes them for. */
  @Pure
  record PartiesAreOfTheRightKind() implements ClauseRule {
    @Override
    public Stream<Breach> breaches(Clause clause, ContractTerms terms) {
      return wrong(clause, terms).stream();
    }

    private static Optional<Breach> wrong(Clause clause, ContractTerms terms) {
      return switch (clause) {
        case Levy _, FundContribution _ ->
            wrong(clause, "payee", clause.payee(), PartyKind.FUND, terms);
        case FundDraw draw -> wrong(clause, "party", draw.party(), PartyKind.FUND, terms);
        case GuaranteedReturn guaranteed when guaranteed.fundedBy() != null ->
            wrong(clause, "fundedBy", guaranteed.fundedBy(), PartyKind.FUND, terms);
        case InsurancePremium _ -> wrong(clause, "payee", clause.payee(), PartyKind.INSURER, terms);
        case Advance _ -> wrong(clause, "payee", clause.payee(), PartyKind.LENDER, terms);
        case Dividend dividend ->
            wrong(clause, "party", dividend.party(), PartyKind.COOPERATIVE, terms);
        default -> Optional.empty();
      };
    }

    private static Optional<Breach> wrong(
        Clause clause, String field, String id, PartyKind kind, ContractTerms terms) {
      Optional<PartyKind> known = terms.party(id).map(Party::kind);
      return known.isEmpty() || known.get() == kind // who is no party has a rule of its own
          ? Optional.empty()
          : Optional.of(
              Breach.ofField(
                  "contract.party_not_" + kind.name().toLowerCase(Locale.ROOT), clause, field));
    }
  }

  /** Money moves between two parties, and a payer gives once. */
  @Pure
  record NobodyPaysThemselves() implements ClauseRule {
    @Override
    public Stream<Breach> breaches(Clause clause, ContractTerms terms) {
      List<Breach> found = new ArrayList<>();
      List<String> others = others(clause);
      if (others.contains(clause.payee())) {
        found.add(Breach.ofClause("contract.payer_is_payee", clause));
      }
      if (new HashSet<>(others).size() < others.size()) {
        found.add(Breach.ofClause("contract.payer_twice", clause));
      }
      return found.stream();
    }

    private static List<String> others(Clause clause) {
      return switch (clause) {
        case AdjustingClause adjusting -> adjusting.givers();
        case Advance advance -> List.of(advance.party());
        case GuaranteedReturn guaranteed -> List.of(guaranteed.guarantor());
        case OrdinaryClause _, PartClause _, Dividend _, FundDraw _ -> List.of();
      };
    }
  }

  /** What is topped up is topped up by somebody. */
  @Pure
  record FloorsAndMinimumsHavePayers() implements ClauseRule {
    @Override
    public Stream<Breach> breaches(Clause clause, ContractTerms terms) {
      return clause instanceof AdjustingClause adjusting && adjusting.givers().isEmpty()
          ? Stream.of(Breach.ofField("contract.payers_missing", clause, "payers"))
          : Stream.empty();
    }
  }
}
