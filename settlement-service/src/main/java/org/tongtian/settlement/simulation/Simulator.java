package org.tongtian.settlement.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.tongtian.api.party.Party;
import org.tongtian.api.party.PartyKind;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.contract.AdjustingClause;
import org.tongtian.settlement.contract.Clause;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.contract.InsurancePremium;

/** Runs all cases under a draft and under the contract in force, and puts them side by side. */
@Pure
final class Simulator {

  private final ContractTerms draft;
  private final ContractTerms inForce;
  private final Inputs inputs;

  /**
   * A simulator.
   *
   * @param inForce null where no contract is in force
   */
  Simulator(ContractTerms draft, ContractTerms inForce, Inputs inputs) {
    this.draft = draft;
    this.inForce = inForce;
    this.inputs = inputs;
  }

  /** Runs all cases. */
  SimulationView run() {
    requireCountable();
    Map<CaseKind, CaseRun.Outcome> drafted = runAll(draft);
    Map<CaseKind, CaseRun.Outcome> ofToday = inForce == null ? Map.of() : runAll(inForce);
    List<SimulationView.Case> cases = new ArrayList<>();
    for (CaseKind kind : CaseKind.values()) {
      cases.add(shown(kind, drafted.get(kind), ofToday.get(kind)));
    }
    return new SimulationView(
        draft.hash(),
        inForce == null ? null : inForce.hash(),
        inputs.hash(),
        inputs.source(),
        inputs.from(),
        inputs.paid().size(),
        cases,
        notes());
  }

  private void requireCountable() {
    Set<String> units = new HashSet<>();
    inputs.paid().forEach(each -> units.add(each.sale().unit()));
    units.stream().sorted().forEach(draft::requireSaleIn);
  }

  /** The cases have nothing to do with each other, so each processor takes some. */
  private Map<CaseKind, CaseRun.Outcome> runAll(ContractTerms terms) {
    Map<CaseKind, CaseRun.Outcome> outcomes = new ConcurrentHashMap<>();
    Arrays.stream(CaseKind.values())
        .parallel()
        .forEach(kind -> outcomes.put(kind, CaseRun.of(kind, terms, inputs)));
    return outcomes;
  }

  private SimulationView.Case shown(CaseKind kind, CaseRun.Outcome outcome, CaseRun.Outcome other) {
    List<Text> notes = new ArrayList<>(hostNotes(kind));
    insurerNotes(kind, outcome, notes);
    shortNotes(draft, outcome, new Text("新合同：", "Draft: "), notes);
    if (other != null) {
      shortNotes(inForce, other, new Text("现行合同：", "In force: "), notes);
    }
    return new SimulationView.Case(
        kind,
        CaseWords.title(kind),
        CaseWords.about(kind),
        outcome.sales(),
        Money.cny(outcome.gross()),
        Money.cny(outcome.refunded()),
        new SimulationView.Columns(
            shares(draft, outcome),
            other == null ? null : shares(inForce, other),
            CommissionModel.shares(outcome.kept(), outcome.sales())),
        notes);
  }

  /** By the order in which the clauses name the parties; who is named by none comes last. */
  private static List<SimulationView.Share> shares(ContractTerms terms, CaseRun.Outcome outcome) {
    Set<String> order = new LinkedHashSet<>();
    for (Clause clause : terms.clauses()) {
      clause.named().forEach(named -> order.add(named.party()));
    }
    terms.parties().forEach(party -> order.add(party.id()));
    List<SimulationView.Share> shares = new ArrayList<>();
    for (String id : order) {
      Party party = terms.party(id).orElseThrow();
      long fen = outcome.totals().getOrDefault(id, 0L);
      shares.add(SimulationView.Share.of(party, party.name(), fen, outcome.kept()));
    }
    return shares;
  }

  private List<Text> hostNotes(CaseKind kind) {
    boolean named = inputs.paid().stream().allMatch(each -> each.sale().host() != null);
    if (kind != CaseKind.HOST_X5 || named) {
      return List.of();
    }
    String host = CaseEvents.first(draft, PartyKind.HOST);
    return List.of(
        host == null
            ? new Text("合同里没有主播，只把成交量放大五倍。", "The contract has no host: only the volume grows.")
            : new Text(
                "没有写明主播的成交都算" + draft.party(host).orElseThrow().name().zh() + "卖的。",
                "Sales that name no host count as sold by "
                    + draft.party(host).orElseThrow().name().en()
                    + "."));
  }

  private void insurerNotes(CaseKind kind, CaseRun.Outcome outcome, List<Text> notes) {
    if (kind != CaseKind.LATE_48H) {
      return;
    }
    List<InsurancePremium> premiums = CaseEvents.delayPremiums(draft);
    if (premiums.isEmpty()) {
      notes.add(new Text("新合同没有保晚到的条款。", "No clause of the draft insures delay."));
    }
    for (InsurancePremium premium : premiums) {
      Text name = draft.party(premium.payee()).orElseThrow().name();
      String brought =
          Money.cny(outcome.deposited().getOrDefault(premium.payee(), 0L)).inMajorUnits();
      notes.add(
          new Text(
              name.zh() + "按第 " + premium.no() + " 条赔付，另从账外带来 " + brought + " ¥，不算它的所得。",
              name.en()
                  + " pays by clause "
                  + premium.no()
                  + " and brings "
                  + brought
                  + " ¥ from outside, which is not counted as its gain."));
    }
  }

  private static void shortNotes(
      ContractTerms terms, CaseRun.Outcome outcome, Text whose, List<Text> notes) {
    for (Map.Entry<Integer, Long> each : outcome.shortOf().entrySet()) {
      String amount = Money.cny(each.getValue()).inMajorUnits();
      Text payee = terms.party(terms.clause(each.getKey()).payee()).orElseThrow().name();
      boolean isTopUp = terms.clause(each.getKey()) instanceof AdjustingClause;
      Text why =
          isTopUp
              ? new Text("没有人付得出，记为欠账", "could be paid by nobody and is recorded as owed")
              : new Text("成交额太小付不出", "was more than small sales could pay");
      notes.add(
          new Text(
              whose.zh()
                  + "第 "
                  + each.getKey()
                  + " 条应给"
                  + payee.zh()
                  + "的还差 "
                  + amount
                  + " ¥，"
                  + why.zh()
                  + "。",
              whose.en()
                  + "of what clause "
                  + each.getKey()
                  + " gives "
                  + payee.en()
                  + ", "
                  + amount
                  + " ¥ "
                  + why.en()
                  + "."));
    }
  }

  private List<Text> notes() {
    List<Text> notes = new ArrayList<>();
    notes.add(CommissionModel.NOTE);
    notes.add(
        new Text(
            "每一列都从空账本和零尾差开始，按真正记账的同一套规则逐笔记账。",
            "Each column starts from an empty book without carried rounding and books sale by sale,"
                + " by the very rules of the real books."));
    if (inputs.source() == Inputs.Source.SAMPLE_MONTH) {
      notes.add(
          new Text(
              "这份合同还没有成交；用合同自己的举例编了一个月 " + SampleMonth.SALES + " 笔样本成交。",
              "This contract has not sold anything yet; "
                  + SampleMonth.SALES
                  + " sample sales of a month are made from the contract's own example."));
    }
    if (inputs.isCut()) {
      notes.add(
          new Text(
              "只算了这段时间最近的 " + inputs.paid().size() + " 笔成交，从最早的一笔算起。",
              "Only the newest "
                  + inputs.paid().size()
                  + " sales of the period are taken; the past begins with the first of them."));
    }
    inputs.funds().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(fund -> notes.add(fundNote(fund.getKey(), fund.getValue())));
    return notes;
  }

  private Text fundNote(String id, long fen) {
    Text name = draft.party(id).orElseThrow().name();
    String amount = Money.cny(fen).inMajorUnits();
    return new Text(
        name.zh() + "从今天的余额 " + amount + " ¥ 开始；这笔钱不算所得。",
        name.en() + " starts with today's balance of " + amount + " ¥, which is no gain.");
  }
}
