package org.tongtian.kit.event;

import com.mongodb.client.MongoDatabase;
import io.lettuce.core.RedisClient;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.tongtian.kit.mongo.MongoAutoConfiguration;
import org.tongtian.kit.redis.RedisAutoConfiguration;
import org.tongtian.kit.redis.RedisSettings;
import org.tongtian.kit.security.SecurityAutoConfiguration;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Outbox, streams and consumers of a service. */
@AutoConfiguration(
    after = {
      MongoAutoConfiguration.class,
      RedisAutoConfiguration.class,
      SecurityAutoConfiguration.class
    })
@EnableScheduling
public class EventAutoConfiguration {

  @Bean
  Facts facts(@Value("${spring.application.name}") String source, JsonMapper json, Clock clock) {
    JsonMapper tolerant =
        json.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    return new Facts(source, tolerant, clock);
  }

  @Bean
  OutboxRelay outboxRelay(
      @Value("${spring.application.name}") String source,
      MongoDatabase database,
      RedisClient client,
      RedisSettings settings,
      Clock clock,
      MeterRegistry meters) {
    // A connection of its own, which ends with the client: the writer holds commands back on it.
    FactWriter streams = new FactWriter(source, client.connect(), new FactStreams(settings));
    return new OutboxRelay(source, database, streams, clock, meters);
  }

  @Bean
  ParkedFacts parkedFacts(MongoDatabase database, Clock clock, MeterRegistry meters) {
    ParkedFacts parked = new ParkedFacts(database, clock);
    Gauge.builder("tongtian.facts.parked", parked, ParkedFacts::waiting).register(meters);
    return parked;
  }

  @Bean
  ParkedCount parkedCount(ParkedFacts parked) {
    return new ParkedCount(parked);
  }

  /** Counts now and then what other instances have parked, so that no scrape needs the store. */
  static final class ParkedCount {
    private final ParkedFacts parked;

    ParkedCount(ParkedFacts parked) {
      this.parked = parked;
    }

    @Scheduled(fixedDelayString = "PT15S")
    void count() {
      parked.count();
    }
  }

  @Bean
  ParkedFactsController parkedFactsController(
      ParkedFacts parked, ObjectProvider<FactSubscription> subscriptions) {
    return new ParkedFactsController(parked, subscriptions.orderedStream().toList());
  }

  @Bean
  FactConsumers factConsumers(
      @Value("${spring.application.name}") String group,
      ObjectProvider<FactSubscription> subscriptions,
      RedisClient client,
      RedisSettings settings,
      ParkedFacts parked,
      MeterRegistry meters) {
    FactStreams streams = new FactStreams(settings);
    return new FactConsumers(
        subscriptions
            .orderedStream()
            .map(each -> new FactConsumer(group, each, client, streams, parked, meters))
            .toList());
  }

  /** Starts and stops all consumers of the service. */
  static final class FactConsumers implements SmartLifecycle {
    private final List<FactConsumer> consumers;
    private volatile boolean running;

    FactConsumers(List<FactConsumer> consumers) {
      this.consumers = consumers;
    }

    @Override
    public void start() {
      consumers.forEach(FactConsumer::start);
      running = true;
    }

    @Override
    public void stop() {
      consumers.forEach(FactConsumer::stop);
      running = false;
    }

    @Override
    public boolean isRunning() {
      return running;
    }
  }
}
