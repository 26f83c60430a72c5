package org.tongtian.settlement.simulation;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.kit.security.Caller;
import org.tongtian.kit.security.Role;

/** Trying contracts out before they are signed; changes nothing, so needs no key. */
@RestController
class SimulationController {

  private final SimulationService simulations;
  private final PreviewService previews;

  SimulationController(SimulationService simulations, PreviewService previews) {
    this.simulations = simulations;
    this.previews = previews;
  }

  /**
   * Runs a draft (its co-op) or a stored version (its parties, an auditor) over past sales and four
   * stress cases.
   */
  @PostMapping("/api/settlement/simulations")
  SimulationView simulate(@RequestBody SimulationRequest request, Caller caller) {
    return simulations.simulate(request, caller);
  }

  /** Says in words what a draft says so far, what is wrong with it and what one sale gives. */
  @PostMapping("/api/settlement/contracts/preview")
  PreviewView preview(@RequestBody PreviewRequest request, Caller caller) {
    caller.require(Role.COOP_MANAGER);
    return previews.preview(request);
  }
}
