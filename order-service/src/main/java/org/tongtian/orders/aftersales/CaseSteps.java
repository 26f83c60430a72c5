package org.tongtian.orders.aftersales;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bson.Document;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Service;
import org.tongtian.kit.event.Facts;
import org.tongtian.kit.event.OutboxRelay;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.aftersales.AfterSalesCase.CaseEvent;

/**
 * Moves stored cases as {@link CaseTable} allows. Each step is one write that names the version it
 * was decided at; an operation that is run again finds its own step and changes nothing.
 */
@Service
class CaseSteps {

  private final CaseRepository cases;
  private final AfterSalesSettings settings;
  private final Facts facts;
  private final OutboxRelay relay;
  private final MeterRegistry meters;
  private final Clock clock;

  /**
   * Who takes a step.
   *
   * @param accountId null for a deadline and for the market
   * @param text what they say with it; null for nothing
   */
  record Mover(Actor actor, String operationId, String accountId, String text) {

    /** A deadline passed; each ends a state once, so the version makes it one operation. */
    static Mover time(AfterSalesCase seen) {
      return new Mover(Actor.TIME, "time " + seen.version(), null, null);
    }

    /** The market carries something out. */
    static Mover market(AfterSalesCase seen, String text) {
      return new Mover(Actor.MARKET, "market " + seen.version(), null, text);
    }
  }

  CaseSteps(
      CaseRepository cases,
      AfterSalesSettings settings,
      Facts facts,
      OutboxRelay relay,
      MeterRegistry meters,
      Clock clock) {
    this.cases = cases;
    this.settings = settings;
    this.facts = facts;
    this.relay = relay;
    this.meters = meters;
    this.clock = clock;
    relay.watch(CaseRepository.COLLECTION);
  }

  /** The case with that id, else 404 {@code aftersales.unknown}. */
  AfterSalesCase require(String id) {
    return cases.find(id).orElseThrow(() -> Refusal.notFound("aftersales.unknown"));
  }

  /** Whether the mover may take that step of the case as it was seen. */
  static boolean isOpen(AfterSalesCase seen, CaseStep step, Actor actor) {
    return CaseTable.after(seen.kind(), seen.state(), step, actor).isPresent();
  }

  /** Refuses with 409 {@code aftersales.cannot_…} where the table does not allow the step. */
  static void requireOpen(AfterSalesCase seen, CaseStep step, Actor actor) {
    if (!isOpen(seen, step, actor)) {
      throw refused(seen, step);
    }
  }

  AfterSalesCase take(AfterSalesCase seen, CaseStep step, Mover mover) {
    return take(seen, step, mover, new Document(), null);
  }

  /**
   * Takes the step.
   *
   * @param changes what it sets besides
   * @param told a fact it causes, null for none
   */
  AfterSalesCase take(
      AfterSalesCase seen, CaseStep step, Mover mover, Document changes, Record told) {
    if (seen.tookStep(mover.operationId())) {
      return seen;
    }
    CaseState to =
        CaseTable.after(seen.kind(), seen.state(), step, mover.actor())
            .orElseThrow(() -> refused(seen, step));
    Instant now = now();
    Document set =
        new Document(changes)
            .append("state", to.name())
            .append("dueAt", CaseClock.dueAt(to, now, settings));
    if (to.isOver()) {
      set.append("openLines", List.of(seen.id()));
    }
    Document pushed = new Document("history", event(step, to, now, mover));
    if (told != null) {
      pushed.append("outbox", facts.about(seen.id(), told));
    }
    Optional<AfterSalesCase> moved = cases.change(seen, set, pushed);
    if (moved.isEmpty()) {
      return lookWhy(seen, step, mover);
    }
    if (told != null) {
      relay.wake(CaseRepository.COLLECTION, seen.id());
    }
    meters.counter("tongtian.aftersales." + step.name().toLowerCase(Locale.ROOT)).increment();
    return moved.get();
  }

  /** Somebody was faster: either this very operation, or another step that rules this one out. */
  private AfterSalesCase lookWhy(AfterSalesCase seen, CaseStep step, Mover mover) {
    AfterSalesCase now = require(seen.id());
    if (now.tookStep(mover.operationId())) {
      return now;
    }
    throw refused(now, step);
  }

  private static CaseEvent event(CaseStep step, CaseState to, Instant at, Mover mover) {
    String text = mover.text() == null || mover.text().isEmpty() ? null : mover.text();
    return new CaseEvent(step, to, at, mover.actor(), mover.operationId(), mover.accountId(), text);
  }

  private static Refusal refused(AfterSalesCase now, CaseStep step) {
    return Refusal.conflict(
        step.refusalCode(), new DefaultMessageSourceResolvable("aftersales.state." + now.state()));
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
