package org.tongtian.settlement.simulation;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.security.Caller;
import org.tongtian.kit.security.Role;
import org.tongtian.settlement.book.BookFold;
import org.tongtian.settlement.contract.ContractDraft;
import org.tongtian.settlement.contract.ContractService;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.contract.ContractVersion;

/** Finds what a simulation is about and what it runs on. */
@Service
class SimulationService {

  private static final int MOST_MONTHS = 24;
  private static final int USUAL_MONTHS = 12;

  private final ContractService contracts;
  private final PastSales past;
  private final Clock clock;

  SimulationService(ContractService contracts, PastSales past, Clock clock) {
    this.contracts = contracts;
    this.past = past;
    this.clock = clock;
  }

  /**
   * Simulates.
   *
   * @throws Refusal naming the clause or field of a bad draft (400), {@code contract.unknown} (404)
   *     for who is no party
   */
  SimulationView simulate(SimulationRequest request, Caller caller) {
    if ((request.draft() == null) == (request.contractId() == null)) {
      throw Refusal.invalid("simulation.draft_or_contract", "draft");
    }
    Instant from = from(request.months());
    ContractTerms terms =
        request.draft() == null
            ? stored(request.contractId(), request.version(), caller)
            : drafted(request.draft(), caller);
    ContractTerms inForce =
        contracts
            .findInForce(terms.contractId(), clock.instant())
            .map(ContractVersion::terms)
            .orElse(null);
    Inputs inputs = past.since(terms.contractId(), from, terms);
    if (inputs.paid().isEmpty()) {
      inputs = sample(terms, request.sample());
    }
    return new Simulator(terms, inForce, inputs).run();
  }

  private Instant from(Integer months) {
    int back = months == null ? USUAL_MONTHS : months;
    if (back < 1 || back > MOST_MONTHS) {
      throw Refusal.invalid("request.field_invalid", "months", "months");
    }
    return YearMonth.from(clock.instant().atZone(BookFold.ZONE))
        .minusMonths(back - 1L)
        .atDay(1)
        .atStartOfDay(BookFold.ZONE)
        .toInstant();
  }

  private ContractTerms stored(String contractId, Integer version, Caller caller) {
    if (version == null) {
      throw Refusal.invalid("request.field_invalid", "version", "version");
    }
    ContractTerms terms = contracts.version(contractId, version).terms();
    if (!mayRead(terms, caller)) {
      throw Refusal.notFound("contract.unknown");
    }
    return terms;
  }

  /** Who tries a new version of a contract sees its sales, so must be party to it. */
  private ContractTerms drafted(ContractDraft draft, Caller caller) {
    String party = caller.require(Role.COOP_MANAGER).requireParty();
    if (draft.contractId() != null
        && !contracts.contractIdsOf(party).contains(draft.contractId())) {
      throw Refusal.notFound("contract.unknown");
    }
    return contracts.termsOf(draft);
  }

  private static boolean mayRead(ContractTerms terms, Caller caller) {
    boolean isParty = caller.partyId() != null && terms.party(caller.partyId()).isPresent();
    return isParty || caller.readsEverything();
  }

  private static Inputs sample(ContractTerms terms, SampleSale given) {
    if (given != null) {
      return SampleMonth.of(terms, given.checked());
    }
    if (!terms.examples().isEmpty()) {
      return SampleMonth.ofExamples(terms);
    }
    Optional<SampleSale> smallest = SampleSale.smallestOf(terms);
    return SampleMonth.of(
        terms, smallest.orElseThrow(() -> Refusal.invalid("simulation.sample_missing", "sample")));
  }
}
