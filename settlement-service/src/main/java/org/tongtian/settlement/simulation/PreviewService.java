package org.tongtian.settlement.simulation;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.tongtian.api.party.PartyKind;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.problem.Problems;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.book.BookFold;
import org.tongtian.settlement.contract.Clause;
import org.tongtian.settlement.contract.ClauseSentence;
import org.tongtian.settlement.contract.ContractRule;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.contract.DraftReview;
import org.tongtian.settlement.split.Explanation;
import org.tongtian.settlement.split.Percent;
import org.tongtian.settlement.split.Sale;
import org.tongtian.settlement.split.SplitLine;
import org.tongtian.settlement.split.Splitter;

/** Shows a draft while it is typed. */
@Service
class PreviewService {

  private final List<ContractRule> furtherRules;
  private final Problems problems;

  PreviewService(List<ContractRule> furtherRules, Problems problems) {
    this.furtherRules = furtherRules;
    this.problems = problems;
  }

  PreviewView preview(PreviewRequest request) {
    DraftReview review = DraftReview.of(request.draft(), furtherRules);
    List<Refusal> wrong = new ArrayList<>(review.problems());
    Optional<SampleSale> sample =
        request.sample() == null
            ? SampleSale.smallestOf(review.readable())
            : Optional.of(request.sample().checked());
    PreviewView.Example example = null;
    if (review.splittable().isPresent() && sample.isPresent()) {
      try {
        review.splittable().get().requireSaleIn(sample.get().unit());
        example = example(review.splittable().get(), sample.get());
      } catch (Refusal unitDiffers) {
        wrong.add(unitDiffers);
      }
    }
    ContractTerms terms = review.readable();
    return new PreviewView(
        review.clauses().stream().map(clause -> line(clause, terms)).toList(),
        wrong.stream().map(this::problem).toList(),
        example);
  }

  private static PreviewView.ClauseLine line(Clause clause, ContractTerms terms) {
    boolean allKnown =
        clause.named().stream().allMatch(named -> terms.party(named.party()).isPresent());
    return new PreviewView.ClauseLine(
        clause.no(),
        clause.kind(),
        allKnown ? sentence(clause, terms) : null,
        terms.party(clause.payee()).orElse(null));
  }

  /** Null for a rate without a denominator, which no sentence can state. */
  private static Text sentence(Clause clause, ContractTerms terms) {
    try {
      return ClauseSentence.of(terms, clause);
    } catch (ArithmeticException noDenominator) {
      return null;
    }
  }

  private PreviewView.Problem problem(Refusal refusal) {
    String detail = problems.of(refusal).getDetail();
    Integer clauseNo = DraftReview.clauseNo(refusal.field()).orElse(null);
    return new PreviewView.Problem(refusal.code(), refusal.field(), clauseNo, detail);
  }

  private static PreviewView.Example example(ContractTerms terms, SampleSale sample) {
    Splitter splitter = Splitter.of(terms);
    Sale sale =
        new Sale(
            sample.gross().amount(),
            sample.quantity().thousandths(),
            sample.unit(),
            null,
            CaseEvents.first(terms, PartyKind.HOST),
            1,
            null,
            YearMonth.from(terms.effectiveFrom().atZone(BookFold.ZONE)),
            SimulatedSale.agreed(terms, sample.beside()));
    List<SplitLine> lines = splitter.split(sale, splitter.noCarry()).lines();
    long[] owed = splitter.owed(sale, lines);
    long whole = Math.multiplyExact(sale.gross(), splitter.denominator());
    List<PreviewView.ExampleLine> shown = new ArrayList<>();
    for (SplitLine line : lines) {
      shown.add(
          new PreviewView.ExampleLine(
              terms.party(line.payee()).orElseThrow(),
              Money.cny(line.amount()),
              line.part() == null ? Percent.of(owed[shown.size()], whole) : null,
              Explanation.of(terms, sale, lines, line),
              line.clauseNo(),
              line.part()));
    }
    return new PreviewView.Example(sample.gross(), sample.quantity(), sample.unit(), shown);
  }
}
