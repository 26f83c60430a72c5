package org.tongtian.local.cashier;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.tongtian.kit.id.Ids;
import org.tongtian.local.stores.EmbeddedStores;
import org.tongtian.orders.channel.CashierUnderTest;
import org.tongtian.orders.channel.PaymentProvider;
import org.tongtian.orders.channel.PaymentProviderContract;
import org.tongtian.orders.channel.Transaction;
import org.tongtian.orders.channel.TransactionState;

/** The cashier's adapter against the simulated cashier. */
class CashierContractTest extends PaymentProviderContract {

  private static final String DATABASE = "cashier" + Ids.next().substring(24);
  private static MongoClient mongo;
  private static SimulatedCashier cashier;
  private static PaymentProvider channel;
  private static int port;

  private final HttpClient phone = HttpClient.newHttpClient();

  @BeforeAll
  static void start() throws IOException {
    mongo = MongoClients.create(EmbeddedStores.shared().mongoUri());
    open(0);
    port = cashier.port();
    channel =
        CashierUnderTest.provider(
            URI.create(cashier.url()), mongo.getDatabase(DATABASE + "m"), null);
  }

  @AfterAll
  static void stop() {
    cashier.close();
    mongo.close();
  }

  @AfterEach
  void behavesAgain() {
    cashier.behave(Behaviour.GOOD);
    phone.close();
  }

  private static void open(int port) throws IOException {
    cashier =
        SimulatedCashier.start(
            EmbeddedStores.shared().mongoUri(), DATABASE, InetAddress.getLoopbackAddress(), port);
  }

  @Override
  protected PaymentProvider channel() {
    return channel;
  }

  @Override
  protected String merchantId() {
    return CashierUnderTest.MERCHANT;
  }

  @Override
  protected boolean pay(Transaction opened) {
    HttpRequest confirm =
        HttpRequest.newBuilder(URI.create(cashier.url() + opened.payUrl()))
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    try {
      return phone.send(confirm, HttpResponse.BodyHandlers.discarding()).statusCode() == 202;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  @Override
  protected void beginPaying(Transaction opened) {
    cashier.behave(Behaviour.of("landing=1500"));
    pay(opened);
  }

  @Override
  protected void landed(Transaction opened) {
    await(
        () ->
            channel.find(opened.merchantOrderId()).orElseThrow().state() == TransactionState.PAID);
  }

  @Override
  protected void isDown(boolean whether) {
    if (whether) {
      cashier.close();
      return;
    }
    try {
      open(port);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** It finishes them by itself. */
  @Override
  protected void finishRefund(String refundId) {}

  @Override
  protected void aDayPasses() {
    MongoCollection<Document> payments = mongo.getDatabase(DATABASE).getCollection("payments");
    for (Document payment : payments.find(new Document("state", "PAID"))) {
      List<Document> refunds = payment.getList("refunds", Document.class);
      refunds.forEach(refund -> refund.put("at", dayBefore(refund.getDate("at"))));
      payments.updateOne(
          new Document("_id", payment.getString("_id")),
          new Document(
              "$set",
              new Document("paidAt", dayBefore(payment.getDate("paidAt")))
                  .append("refunds", refunds)));
    }
  }

  @SuppressWarnings("JavaUtilDate") // the driver's own type of a stored time
  private static Date dayBefore(Date date) {
    return new Date(date.getTime() - Duration.ofDays(1).toMillis());
  }
}
