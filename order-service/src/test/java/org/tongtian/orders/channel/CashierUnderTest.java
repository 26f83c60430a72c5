package org.tongtian.orders.channel;

import com.mongodb.client.MongoDatabase;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.tongtian.kit.problem.Refusal;
import tools.jackson.databind.json.JsonMapper;

/** The cashier's adapter without the service around it, for the tests of both its sides. */
public final class CashierUnderTest {

  public static final String MERCHANT = "tongtian";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private CashierUnderTest() {}

  /**
   * An adapter with a key of its own.
   *
   * @param database where it keeps that
   * @param told base of the address where it wants to be told, or null
   */
  public static PaymentProvider provider(URI channel, MongoDatabase database, URI told) {
    PaymentSettings settings = settings(channel, told);
    Clock clock = Clock.systemUTC();
    MerchantKey key = new MerchantKey(settings, database);
    ChannelHttp http = new ChannelHttp(settings, key, clock);
    return new CashierPaymentProvider(
        settings,
        new CashierCalls(settings, key, http, signatures(settings, http, clock), JSON),
        breaker(),
        JSON);
  }

  /** What takes its notifications of refunds. */
  public static RefundNotificationController refundNotifications(
      URI channel, MongoDatabase database, ChannelNotifications notifications) {
    PaymentSettings settings = settings(channel, null);
    Clock clock = Clock.systemUTC();
    ChannelHttp http = new ChannelHttp(settings, new MerchantKey(settings, database), clock);
    return new RefundNotificationController(
        settings, signatures(settings, http, clock), notifications, JSON);
  }

  /** A breaker as the service has it, of its own. */
  public static ChannelBreaker breaker() {
    return new ChannelBreaker(
        CircuitBreakerRegistry.of(
            CircuitBreakerConfig.custom()
                .minimumNumberOfCalls(5)
                .ignoreExceptions(Refusal.class)
                .build()));
  }

  private static ChannelSignatures signatures(
      PaymentSettings settings, ChannelHttp http, Clock clock) {
    return new ChannelSignatures(new ChannelKeys(settings, http, JSON, clock), clock);
  }

  private static PaymentSettings settings(URI channel, URI told) {
    URI base = told == null ? URI.create("http://127.0.0.1:9") : told;
    return new PaymentSettings(
        PaymentSettings.Channel.CASHIER,
        channel,
        MERCHANT,
        base.resolve("/payment-notifications"),
        base.resolve("/refund-notifications"),
        "",
        "",
        Duration.ofSeconds(10));
  }
}
