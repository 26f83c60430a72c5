package org.tongtian.settlement.contract;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tongtian.api.party.Party;
import org.tongtian.api.party.PartyKind;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Unit;
import org.tongtian.kit.text.Text;

/** Rules of what a contract says besides its clauses. */
final class AgreementRules {

  private static final int MOST_EXAMPLES = 20;

  private AgreementRules() {}

  /** Each step of a recovery names its source, once: a fund's reserve, the next cycle, a party. */
  @Pure
  record RecoveryNamesItsSources() implements ContractRule {
    @Override
    public Optional<Breach> breach(ContractTerms terms) {
      List<RecoveryStep> steps = terms.recovery();
      if (steps == null) {
        return Optional.empty();
      }
      if (steps.isEmpty()) {
        return Optional.of(Breach.of("contract.recovery_wrong", "recovery", 0));
      }
      Set<RecoveryStep> seen = new HashSet<>();
      for (int i = 0; i < steps.size(); i++) {
        if (!isRight(steps.get(i), terms) || !seen.add(steps.get(i))) {
          return Optional.of(Breach.of("contract.recovery_wrong", "recovery[" + i + "]", i + 1));
        }
      }
      return Optional.empty();
    }

    private static boolean isRight(RecoveryStep step, ContractTerms terms) {
      if (step.from() == null) {
        return false;
      }
      Optional<PartyKind> kind =
          step.party() == null ? Optional.empty() : terms.party(step.party()).map(Party::kind);
      return switch (step.from()) {
        case RESERVE -> kind.filter(PartyKind.FUND::equals).isPresent();
        case NEXT_CYCLE -> step.party() == null;
        case GUARANTOR -> kind.isPresent();
      };
    }
  }

  /** A worked example states a whole sale in units that the clauses can count. */
  @Pure
  record ExamplesAreComplete() implements ContractRule {
    @Override
    public Optional<Breach> breach(ContractTerms terms) {
      if (terms.examples().size() > MOST_EXAMPLES) {
        return Optional.of(Breach.of("contract.example_count", "examples", MOST_EXAMPLES));
      }
      for (int i = 0; i < terms.examples().size(); i++) {
        String wrong = wrongField(terms.examples().get(i), terms);
        if (wrong != null) {
          return Optional.of(
              Breach.of(
                  "contract.example_field_wrong", "examples[" + i + "]." + wrong, i + 1, wrong));
        }
      }
      return Optional.empty();
    }

    /** The first field that is missing or wrong, null for none. */
    private static String wrongField(WorkedExample example, ContractTerms terms) {
      if (!isNamed(example.name())) {
        return "name";
      }
      if (example.gross() == null || !AmountRules.isSound(example.gross())) {
        return "gross";
      }
      if (example.quantityThousandths() < 1
          || example.quantityThousandths() > ContractRules.LARGEST_AMOUNT) {
        return "quantityThousandths";
      }
      if (!isCounted(example.unit(), terms)) {
        return "unit";
      }
      if (example.legs() != null && (example.legs() < 1 || example.legs() > 100)) {
        return "legs";
      }
      if (example.market() != null && !AmountRules.isSound(example.market())) {
        return "market";
      }
      if (example.balances() != null
          && !example.balances().stream().allMatch(b -> isFund(b, terms))) {
        return "balances";
      }
      String part = ExampleParts.wrongField(example, terms);
      if (part != null) {
        return part;
      }
      return isExpected(example.expected()) ? null : "expected";
    }

    private static boolean isNamed(Text name) {
      return name != null
          && name.zh() != null
          && !name.zh().isBlank()
          && name.en() != null
          && !name.en().isBlank();
    }

    private static boolean isCounted(String unit, ContractTerms terms) {
      return Unit.byCode(unit).isPresent()
          && terms.clauses().stream().allMatch(clause -> CountedUnit.of(clause).fits(unit));
    }

    private static boolean isFund(WorkedExample.Balance balance, ContractTerms terms) {
      return balance != null
          && isYuan(balance.amount())
          && balance.amount().amount() >= 0
          && balance.party() != null
          && terms.party(balance.party()).filter(p -> p.kind() == PartyKind.FUND).isPresent();
    }

    private static boolean isExpected(List<WorkedExample.Expected> expected) {
      return expected != null
          && !expected.isEmpty()
          && expected.stream()
              .allMatch(line -> line != null && line.payee() != null && isYuan(line.amount()));
    }

    private static boolean isYuan(Money money) {
      return money != null && money.currency().equals(Money.CNY);
    }
  }
}
