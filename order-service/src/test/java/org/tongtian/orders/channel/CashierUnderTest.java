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

  private static final Clock CLOCK = Clock.systemUTC();
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
    MerchantKey key = new MerchantKey(settings, database);
    ChannelHttp http = new ChannelHttp(settings);
    ChannelKeys keys = new ChannelKeys(settings, http, JSON, CLOCK);
    ChannelSignatures signatures = new ChannelSignatures(keys, key, CLOCK);
    return new CashierPaymentProvider(
        settings, new CashierCalls(settings, key, http, keys, signatures, JSON), breaker(), JSON);
  }

  /** What takes its notifications of refunds. */
  public static RefundNotificationController refundNotifications(
      URI channel, MongoDatabase database, ChannelNotifications notifications) {
    PaymentSettings settings = settings(channel, null);
    ChannelKeys keys = new ChannelKeys(settings, new ChannelHttp(settings), JSON, CLOCK);
    return new RefundNotificationController(
        settings,
        new ChannelSignatures(keys, new MerchantKey(settings, database), CLOCK),
        notifications,
        JSON);
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
