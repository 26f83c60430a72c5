package org.tongtian.kit.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** The service's MongoDB database; writes are acknowledged by the majority and journalled. */
@AutoConfiguration
@EnableConfigurationProperties(MongoSettings.class)
public class MongoAutoConfiguration {

  @Bean(destroyMethod = "close")
  MongoClient mongoClient(MongoSettings settings) {
    return MongoClients.create(
        MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(settings.uri()))
            .applyToClusterSettings(c -> c.serverSelectionTimeout(5, TimeUnit.SECONDS))
            .applyToSocketSettings(
                s -> s.connectTimeout(3, TimeUnit.SECONDS).readTimeout(20, TimeUnit.SECONDS))
            .applyToConnectionPoolSettings(p -> p.maxSize(64))
            .build());
  }

  @Bean
  MongoDatabase mongoDatabase(MongoClient client, MongoSettings settings) {
    return client.getDatabase(settings.database());
  }

  /** The embedded store knows no {@code hello}, which Boot's own indicator asks. */
  @Bean
  HealthIndicator mongoHealth(MongoDatabase database) {
    return () -> {
      database.runCommand(new Document("ping", 1));
      return Health.up().build();
    };
  }
}
