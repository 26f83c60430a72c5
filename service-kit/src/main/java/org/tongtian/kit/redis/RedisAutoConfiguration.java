package org.tongtian.kit.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.time.Duration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;

/** Redis through Lettuce: one shared connection, commands fail fast while it is away. */
@AutoConfiguration
@EnableConfigurationProperties(RedisSettings.class)
public class RedisAutoConfiguration {

  private static final Duration COMMAND_TIMEOUT = Duration.ofSeconds(2);

  @Bean(destroyMethod = "shutdown")
  RedisClient redisClient(RedisSettings settings) {
    RedisURI uri = RedisURI.create(settings.uri());
    uri.setTimeout(COMMAND_TIMEOUT);
    RedisClient client = RedisClient.create(uri);
    client.setOptions(
        ClientOptions.builder()
            .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
            .socketOptions(SocketOptions.builder().connectTimeout(COMMAND_TIMEOUT).build())
            .timeoutOptions(TimeoutOptions.enabled(COMMAND_TIMEOUT))
            .build());
    return client;
  }

  @Bean(destroyMethod = "close")
  @Primary
  StatefulRedisConnection<String, String> redisConnection(RedisClient client) {
    return client.connect();
  }

  /** For services that listen to channels; made when first asked for. */
  @Bean(destroyMethod = "close")
  @Lazy
  StatefulRedisPubSubConnection<String, String> redisChannels(RedisClient client) {
    return client.connectPubSub();
  }

  @Bean
  HealthIndicator redisHealth(StatefulRedisConnection<String, String> connection) {
    return () -> {
      connection.sync().ping();
      return Health.up().build();
    };
  }
}
