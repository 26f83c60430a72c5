package org.tongtian.orders.testing;

import com.sun.net.httpserver.HttpExchange;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.tongtian.api.settlement.ContractInForce;
import org.tongtian.api.settlement.SaleMoney;

/**
 * Plays settlement-service: version 1 of every contract is in force, with terms for delivery and
 * for every coupon, and its books are empty, unless told otherwise.
 */
public final class FakeSettlement extends FakeServer {

  private static final String HASH = "5e77".repeat(16);

  private final Map<String, ContractInForce> contracts = new ConcurrentHashMap<>();
  private final Set<String> ended = ConcurrentHashMap.newKeySet();
  private final Map<String, SaleMoney> books = new ConcurrentHashMap<>();
  private volatile boolean inForce = true;

  /** Starts on a free port. */
  public FakeSettlement() {
    open();
  }

  /** Whether a contract is in force at all. */
  public void inForce(boolean now) {
    inForce = now;
  }

  /** Whether that contract is in force. */
  public void inForce(String contractId, boolean now) {
    if (now) {
      ended.remove(contractId);
    } else {
      ended.add(contractId);
    }
  }

  /** From now on another version of that contract is in force, with such terms. */
  public void version(
      String contractId,
      int version,
      boolean cooperativeCoupons,
      boolean platformCoupons,
      boolean delivery) {
    contracts.put(
        contractId,
        new ContractInForce(
            contractId, version, HASH, cooperativeCoupons, platformCoupons, delivery));
  }

  /** From now on its books have that sale so. */
  public void booked(SaleMoney sale) {
    books.put(sale.saleId(), sale);
  }

  /** From now on no book has that sale. */
  public void notBooked(String saleId) {
    books.remove(saleId);
  }

  @Override
  protected Answer answer(HttpExchange exchange, byte[] body) {
    String[] path = exchange.getRequestURI().getPath().split("/", -1);
    if (path[3].equals("sales")) {
      List<String> asked = List.of(json.readValue(body, String[].class));
      return new Answer(200, asked.stream().filter(books::containsKey).map(books::get).toList());
    }
    String[] query = exchange.getRequestURI().getQuery().split("&", -1);
    Instant at = Instant.parse(query[0].substring("at=".length()));
    if (!inForce || ended.contains(path[4]) || at.isAfter(Instant.now().plusSeconds(60))) {
      return new Answer(
          409, Map.of("code", "settlement.no_contract_in_force", "detail", "no contract"));
    }
    return new Answer(
        200,
        contracts.getOrDefault(path[4], new ContractInForce(path[4], 1, HASH, true, true, true)));
  }
}
