package org.tongtian.settlement.split;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.contract.ContractRule;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.contract.Names;
import org.tongtian.settlement.contract.WorkedExample;

/**
 * Every worked example of a contract comes out to the fen, as the first sale of the contract and of
 * its month; names the example and the clause.
 */
@Component
class WorkedExamplesComeOut implements ContractRule {

  private static final YearMonth ANY_MONTH = YearMonth.of(2026, 11);

  @Override
  public Optional<Breach> breach(ContractTerms terms) {
    for (int i = 0; i < terms.examples().size(); i++) {
      Optional<Breach> breach = breach(terms, terms.examples().get(i), i);
      if (breach.isPresent()) {
        return breach;
      }
    }
    return Optional.empty();
  }

  private static Optional<Breach> breach(ContractTerms terms, WorkedExample example, int place) {
    String field = "examples[" + place + "]";
    Text name = example.name();
    List<SplitLine> lines;
    try {
      Splitter splitter = Splitter.of(terms);
      lines = splitter.split(sale(example), splitter.noCarry(), balances(example)).lines();
    } catch (ArithmeticException tooLarge) {
      return Optional.of(Breach.of("contract.example_too_large", field, name.zh(), name.en()));
    }
    Map<Slot, Long> open = new HashMap<>();
    for (WorkedExample.Expected line : example.expected()) {
      open.merge(new Slot(line.clauseNo(), line.payee()), line.amount().amount(), Long::sum);
    }
    for (SplitLine line : lines) {
      Long expected = open.remove(new Slot(line.clauseNo(), line.payee()));
      if (line.amount() != (expected == null ? 0 : expected)) {
        Text payee = new Names(terms).of(line.payee());
        return Optional.of(
            Breach.of(
                "contract.example_differs",
                field,
                name.zh(),
                line.clauseNo(),
                payee.zh(),
                yuan(expected == null ? 0 : expected),
                yuan(line.amount()),
                name.en(),
                payee.en()));
      }
    }
    return open.entrySet().stream()
        .filter(left -> left.getValue() != 0)
        .map(Map.Entry::getKey)
        .min((a, b) -> Integer.compare(a.clauseNo(), b.clauseNo()))
        .map(
            slot ->
                Breach.of(
                    "contract.example_line_unknown", field, name.zh(), slot.clauseNo(), name.en()));
  }

  private static Sale sale(WorkedExample example) {
    return new Sale(
        example.gross().amount(),
        example.quantityThousandths(),
        example.unit(),
        example.grade(),
        example.host(),
        example.legs() == null ? 1 : example.legs(),
        example.market() == null ? null : example.market().amount(),
        ANY_MONTH,
        example.beside());
  }

  private static Map<String, Long> balances(WorkedExample example) {
    Map<String, Long> balances = new HashMap<>();
    if (example.balances() != null) {
      example.balances().forEach(each -> balances.put(each.party(), each.amount().amount()));
    }
    return balances;
  }

  private static String yuan(long fen) {
    return Money.cny(fen).inMajorUnits();
  }
}
