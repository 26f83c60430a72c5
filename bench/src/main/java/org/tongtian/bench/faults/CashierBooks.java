package org.tongtian.bench.faults;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** What the simulated cashier has written down itself, read past all services of the market. */
final class CashierBooks implements AutoCloseable {

  private static final String DATABASE = "simulated_cashier";

  private final MongoClient store;

  /**
   * A payment that was opened.
   *
   * @param purchase what it is for
   * @param state OPEN, PAYING, PAID or CLOSED
   * @param amount fen
   * @param back fen that went back, or are on their way
   */
  record Entry(String purchase, String state, long amount, long back) {

    boolean isTaken() {
      return state.equals("PAID");
    }

    /** What stays in the till, in fen. */
    long kept() {
      return isTaken() ? amount - back : 0;
    }
  }

  /**
   * @param uri of the market's store
   */
  CashierBooks(String uri) {
    this.store = MongoClients.create(uri);
  }

  List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    for (Document payment : store.getDatabase(DATABASE).getCollection("payments").find()) {
      entries.add(
          new Entry(
              payment.getString("merchantOrderId"),
              payment.getString("state"),
              payment.get("amount", Document.class).get("amount", Number.class).longValue(),
              payment.get("refunded", Number.class).longValue()));
    }
    return entries;
  }

  @Override
  public void close() {
    store.close();
  }
}
