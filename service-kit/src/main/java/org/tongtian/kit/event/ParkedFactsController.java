package org.tongtian.kit.event;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.kit.problem.Refusal;

/** Where an operator sees parked facts and has them handled again. */
@RestController
class ParkedFactsController {

  private final ParkedFacts parked;
  private final List<FactSubscription> subscriptions;

  ParkedFactsController(ParkedFacts parked, List<FactSubscription> subscriptions) {
    this.parked = parked;
    this.subscriptions = subscriptions;
  }

  /** The oldest hundred. */
  @GetMapping("/internal/facts/parked")
  List<ParkedFacts.ParkedFact> list() {
    return parked.list();
  }

  /** Has it handled again; 409 {@code facts.unreadable} where it is no fact. */
  @PostMapping("/internal/facts/parked/{id}/handling")
  void handleAgain(@PathVariable String id) {
    ParkedFacts.ParkedFact found = known(id);
    if (!found.isReadable()) {
      throw Refusal.conflict("facts.unreadable");
    }
    subscriptions.stream()
        .filter(subscription -> subscription.source().equals(found.fact().source()))
        .forEach(subscription -> subscription.handle(found.fact()));
    parked.remove(id);
  }

  /** Throws away what an operator has seen to otherwise, such as a message that is no fact. */
  @DeleteMapping("/internal/facts/parked/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable String id) {
    parked.remove(known(id).id());
  }

  private ParkedFacts.ParkedFact known(String id) {
    ParkedFacts.ParkedFact found = parked.find(id);
    if (found == null) {
      throw Refusal.notFound("request.not_found");
    }
    return found;
  }
}
