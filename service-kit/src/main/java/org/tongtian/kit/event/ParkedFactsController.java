package org.tongtian.kit.event;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
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

  @GetMapping("/internal/facts/parked")
  List<ParkedFacts.ParkedFact> list() {
    return parked.list();
  }

  @PostMapping("/internal/facts/parked/{id}/handling")
  void handleAgain(@PathVariable String id) {
    ParkedFacts.ParkedFact found = parked.find(id);
    if (found == null) {
      throw Refusal.notFound("request.not_found");
    }
    subscriptions.stream()
        .filter(subscription -> subscription.source().equals(found.fact().source()))
        .forEach(subscription -> subscription.handle(found.fact()));
    parked.remove(id);
  }
}
