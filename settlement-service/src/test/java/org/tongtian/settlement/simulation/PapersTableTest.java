package org.tongtian.settlement.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tongtian.settlement.contract.ContractDraft;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.contract.DraftReview;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The papers' figures beside the simulation of the first demo contract, as docs/settlement.md shows
 * them. What the page should say is left in target/papers-table.md.
 */
class PapersTableTest {

  private static final Path DEMO =
      Path.of("../local-market/market/src/main/resources/demo/contracts.json");
  private static final Path PAGE = Path.of("../docs/settlement.md");
  private static final Path TABLES = Path.of("target", "papers-table.md");

  @Test
  void pageShowsTheTablesOfToday() throws IOException {
    ContractTerms terms = demoContract();
    SimulationView view = new Simulator(terms, null, SampleMonth.ofExamples(terms)).run();
    List<String> tables = new ArrayList<>(besideThePapers(view.cases().getFirst()));
    tables.add("");
    tables.addAll(underStress(view.cases()));
    Files.createDirectories(TABLES.getParent());
    Files.write(TABLES, tables);
    assertThat(Files.readString(PAGE))
        .as("docs/settlement.md should hold what is in %s", TABLES.toAbsolutePath())
        .contains(String.join("\n", tables));
  }

  private static ContractTerms demoContract() throws IOException {
    JsonMapper json = JsonMapper.builder().build();
    JsonNode first = json.readTree(Files.readString(DEMO)).get(0);
    ContractDraft draft = json.treeToValue(first.get("body"), ContractDraft.class);
    DraftReview review = DraftReview.of(draft, List.of());
    assertThat(review.problems()).isEmpty();
    return ofFirstExample(review.splittable().orElseThrow());
  }

  /** The example of the journey, which has neither coupon nor delivery fee. */
  private static ContractTerms ofFirstExample(ContractTerms terms) {
    return new ContractTerms(
        terms.contractId(),
        terms.version(),
        terms.title(),
        terms.effectiveFrom(),
        terms.parties(),
        terms.smallestSale(),
        terms.fieldPrice(),
        terms.clauses(),
        terms.channel(),
        terms.recovery(),
        terms.examples().subList(0, 1));
  }

  private static List<String> besideThePapers(SimulationView.Case past) {
    List<SimulationView.Share> contract = past.columns().draft();
    List<SimulationView.Share> papers = past.columns().commission();
    List<String> rows = new ArrayList<>();
    rows.add("| by the demo contract | ¥ | % | by the papers' commission model | ¥ | % |");
    rows.add("|---|---|---|---|---|---|");
    for (int i = 0; i < Math.max(contract.size(), papers.size()); i++) {
      rows.add("|" + cells(contract, i) + cells(papers, i));
    }
    rows.add("| sum | " + past.gross().inMajorUnits() + " | 100.0 | (sums to nothing) | | |");
    return rows;
  }

  private static String cells(List<SimulationView.Share> shares, int place) {
    if (place >= shares.size()) {
      return " | | |";
    }
    SimulationView.Share share = shares.get(place);
    return " %s | %s | %s |"
        .formatted(share.label().en(), share.amount().inMajorUnits(), share.percent());
  }

  private static List<String> underStress(List<SimulationView.Case> cases) {
    List<String> rows = new ArrayList<>();
    StringBuilder head = new StringBuilder("| ¥ by the demo contract |");
    StringBuilder paid = new StringBuilder("| paid by consumers, less refunds |");
    for (SimulationView.Case each : cases) {
      head.append(" `").append(each.id()).append("` |");
      paid.append(' ').append(each.gross().minus(each.refunded()).inMajorUnits()).append(" |");
    }
    rows.add(head.toString());
    rows.add("|---|---|---|---|---|---|");
    int parties = cases.getFirst().columns().draft().size();
    for (int party = 0; party < parties; party++) {
      StringBuilder row = new StringBuilder("| ");
      row.append(cases.getFirst().columns().draft().get(party).label().en()).append(" |");
      for (SimulationView.Case each : cases) {
        SimulationView.Share share = each.columns().draft().get(party);
        row.append(' ').append(share.amount().inMajorUnits());
        row.append(" (").append(share.percent()).append(" %) |");
      }
      rows.add(row.toString());
    }
    rows.add(paid.toString());
    return rows;
  }
}
