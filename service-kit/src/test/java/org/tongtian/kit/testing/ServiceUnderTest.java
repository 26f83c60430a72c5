package org.tongtian.kit.testing;

import java.util.Map;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.tongtian.kit.id.Ids;
import org.tongtian.local.stores.EmbeddedStores;

/**
 * Gives a service under test real stores (those of {@code MONGODB_URI} and {@code REDIS_URI}, else
 * embedded ones), a database and a Redis namespace of its own, and the {@link TestIssuer}. Use with
 * {@code @SpringBootTest(webEnvironment = RANDOM_PORT)} and
 * {@code @ContextConfiguration(initializers = ServiceUnderTest.class)}.
 */
public final class ServiceUnderTest
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    String run = "t" + Ids.next().replace("-", "").substring(0, 20);
    TestPropertyValues.of(properties(run)).applyTo(context);
  }

  /** The properties of one isolated run. */
  public static Map<String, String> properties(String run) {
    EmbeddedStores stores = EmbeddedStores.shared();
    String issuer = TestIssuer.shared().uri();
    return Map.of(
        "tongtian.mongo.uri",
        stores.mongoUri(),
        "tongtian.mongo.database",
        run,
        "tongtian.redis.uri",
        stores.redisUri(),
        "tongtian.redis.namespace",
        run + ":",
        "tongtian.security.issuer",
        issuer,
        "tongtian.security.jwks-uri",
        issuer + "/oauth2/jwks",
        "tongtian.security.token-uri",
        issuer + "/oauth2/token",
        "tongtian.security.client-secret",
        "test");
  }
}
