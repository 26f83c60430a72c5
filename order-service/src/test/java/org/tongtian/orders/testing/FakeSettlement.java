package org.tongtian.orders.testing;

import com.sun.net.httpserver.HttpExchange;
import java.time.Instant;
import java.util.Map;
import org.tongtian.api.settlement.ContractInForce;

/** Plays settlement-service: version 1 of every contract is in force, unless told otherwise. */
public final class FakeSettlement extends FakeServer {

  private volatile boolean inForce = true;

  /** Starts on a free port. */
  public FakeSettlement() {
    open();
  }

  /** Whether a contract is in force at all. */
  public void inForce(boolean now) {
    inForce = now;
  }

  @Override
  protected Answer answer(HttpExchange exchange, byte[] body) {
    String[] path = exchange.getRequestURI().getPath().split("/", -1);
    String[] query = exchange.getRequestURI().getQuery().split("&", -1);
    Instant at = Instant.parse(query[0].substring("at=".length()));
    if (!inForce || at.isAfter(Instant.now().plusSeconds(60))) {
      return new Answer(
          409, Map.of("code", "settlement.no_contract_in_force", "detail", "no contract"));
    }
    return new Answer(200, new ContractInForce(path[4], 1, "5e77".repeat(16)));
  }
}
