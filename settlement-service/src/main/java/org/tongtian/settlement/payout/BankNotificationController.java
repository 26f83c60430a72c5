package org.tongtian.settlement.payout;

import java.time.Clock;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.kit.problem.Refusal;

/** Where the bank reports payouts; believed for its signature, not for a token. */
@RestController
class BankNotificationController {

  private final BankSettings settings;
  private final HttpBank bank;
  private final PayoutRun run;
  private final Clock clock;

  /** Tells the bank that it need not repeat itself. */
  record Acknowledgement(String code) {}

  BankNotificationController(BankSettings settings, HttpBank bank, PayoutRun run, Clock clock) {
    this.settings = settings;
    this.bank = bank;
    this.run = run;
    this.clock = clock;
  }

  /** A signed report of one payout; hearing it again changes nothing. */
  @PostMapping("/api/settlement/bank-notifications")
  Acknowledgement reported(
      @RequestHeader(name = BankSignature.TIMESTAMP, required = false) String timestamp,
      @RequestHeader(name = BankSignature.SIGNATURE, required = false) String signature,
      @RequestBody byte[] body) {
    boolean isGenuine =
        BankSignature.isGenuine(
            settings.secret(),
            timestamp,
            signature,
            BankSignature.NOTIFICATION,
            body,
            clock.instant());
    if (!isGenuine) {
      throw Refusal.unauthenticated("payout.signature_invalid");
    }
    run.settle(read(body));
    return new Acknowledgement("OK");
  }

  private BankAnswer read(byte[] body) {
    try {
      BankAnswer answer = bank.read(body);
      if (answer.isComplete()) {
        return answer;
      }
    } catch (BankUnreachableException malformed) {
      throw Refusal.invalid("request.malformed_json", null);
    }
    throw Refusal.invalid("request.invalid", null);
  }
}
