package org.tongtian.orders.testing;

import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.testing.ServiceUnderTest;
import org.tongtian.orders.OrderApplication;

/** The real order-service on a free port, over real stores, with fakes around it. */
public final class RunningOrders implements AutoCloseable {

  private final String run;
  private final int port;
  private final Map<String, String> properties;
  private ConfigurableApplicationContext context;

  private RunningOrders(String run, int port, Map<String, String> properties) {
    this.run = run;
    this.port = port;
    this.properties = properties;
    this.context = boot();
  }

  /**
   * Starts it.
   *
   * @param channelUrl base of the payment channel
   */
  public static RunningOrders start(
      String catalogUrl, String settlementUrl, String liveUrl, String channelUrl) {
    return start(catalogUrl, settlementUrl, liveUrl, channelUrl, Map.of());
  }

  /** Starts it with other settings than tests usually have. */
  public static RunningOrders start(
      String catalogUrl,
      String settlementUrl,
      String liveUrl,
      String channelUrl,
      Map<String, String> others) {
    String run = "t" + Ids.next().replace("-", "").substring(0, 20);
    int port = freePort();
    Map<String, String> properties = new LinkedHashMap<>(ServiceUnderTest.properties(run));
    properties.put("server.port", Integer.toString(port));
    properties.put("tongtian.urls.order", "http://127.0.0.1:" + port);
    properties.put("tongtian.urls.catalog", catalogUrl);
    properties.put("tongtian.urls.settlement", settlementUrl);
    properties.put("tongtian.urls.live", liveUrl);
    properties.put("tongtian.payment.channel-url", channelUrl);
    properties.put("tongtian.payment.poll-again-after", "PT1H");
    properties.put("tongtian.payment.poll-every", "PT0.3S");
    properties.put("tongtian.payment.refund-every", "PT0.3S");
    properties.put("tongtian.presale.sweep-every", "PT0.3S");
    properties.put("tongtian.orders.sweep-every", "PT0.3S");
    properties.put("tongtian.audit.look-again", "PT0.01S");
    properties.put("tongtian.checkout.sold-out-for", "PT0S");
    properties.put("tongtian.tracking.secrets", Stored.SECRETS);
    properties.put("tongtian.orders.receive-every", "PT0.3S");
    properties.putAll(others);
    return new RunningOrders(run, port, properties);
  }

  /** A second instance over the same stores, on a port of its own. */
  public RunningOrders another() {
    int otherPort = freePort();
    Map<String, String> same = new LinkedHashMap<>(properties);
    same.put("server.port", Integer.toString(otherPort));
    return new RunningOrders(run, otherPort, same);
  }

  /** Stops it and starts it again over the same stores. */
  public void restart() {
    context.close();
    context = boot();
  }

  /** The base of its address. */
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /** Its database. */
  public MongoDatabase database() {
    return context.getBean(MongoDatabase.class);
  }

  /** One of its parts. */
  public <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  private ConfigurableApplicationContext boot() {
    return OrderApplication.start(
        properties.entrySet().stream()
            .map(property -> "--" + property.getKey() + "=" + property.getValue())
            .toArray(String[]::new));
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
