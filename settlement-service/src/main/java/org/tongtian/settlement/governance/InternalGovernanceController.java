package org.tongtian.settlement.governance;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.text.Text;

/** Who sits on the committee is set up by the operator and stands in the minutes. */
@RestController
class InternalGovernanceController {

  private final GovernanceService governance;

  InternalGovernanceController(GovernanceService governance) {
    this.governance = governance;
  }

  /**
   * What a seat is.
   *
   * @param seatClass whom it speaks for; null gives it up
   */
  record SeatRequest(SeatClass seatClass, Text name) {}

  /** Gives a seat to the party, or takes it back; repeating it changes nothing. */
  @PutMapping("/internal/settlement/governance/seats/{party}")
  Seat put(@PathVariable String party, @RequestBody SeatRequest request) {
    Text name = request.name();
    if (name == null || name.zh() == null || name.en() == null) {
      throw Refusal.invalid("request.field_invalid", "name", "name");
    }
    Seat seat = new Seat(party, request.seatClass(), name);
    governance.seat(seat);
    return seat;
  }
}
