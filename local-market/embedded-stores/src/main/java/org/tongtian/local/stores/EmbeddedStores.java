package org.tongtian.local.stores;

import java.nio.file.Path;
import java.util.Map;

/**
 * MongoDB and Redis for one machine, so that the market and its tests need nothing installed. It is
 * a convenience of the local market and no part of production.
 */
public final class EmbeddedStores implements AutoCloseable {
  private final EmbeddedMongo mongo;
  private final EmbeddedRedis redis;
  private final String mongoUri;
  private final String redisUri;
  private final Path temporary;

  private EmbeddedStores(
      EmbeddedMongo mongo, EmbeddedRedis redis, String mongoUri, String redisUri, Path temporary) {
    this.mongo = mongo;
    this.redis = redis;
    this.mongoUri = mongoUri;
    this.redisUri = redisUri;
    this.temporary = temporary;
  }

  /**
   * Starts both stores on 127.0.0.1 over the data in a folder, which is created where missing.
   *
   * @param mongoPort 0 chooses a free one
   * @param redisPort 0 chooses a free one
   * @throws StoreStartException with one line that says what to do
   */
  public static EmbeddedStores start(Path dataDir, int mongoPort, int redisPort) {
    EmbeddedMongo mongo = EmbeddedMongo.start(dataDir.resolve("mongo"), mongoPort);
    try {
      EmbeddedRedis redis = EmbeddedRedis.start(dataDir.resolve("redis"), redisPort);
      return new EmbeddedStores(mongo, redis, mongo.uri(), redis.uri(), null);
    } catch (RuntimeException e) {
      mongo.close();
      throw e;
    }
  }

  /** Starts both on free ports over a temporary folder, which {@link #close()} removes. */
  public static EmbeddedStores inMemory() {
    return temporary(Map.of());
  }

  /**
   * The one instance of this JVM, for tests: started at the first call, ended by a shutdown hook.
   * Where the environment has {@code MONGODB_URI} or {@code REDIS_URI}, that store is used and none
   * is started, so the same suite can be pointed at a real one.
   */
  public static EmbeddedStores shared() {
    return Shared.INSTANCE;
  }

  private static EmbeddedStores temporary(Map<String, String> environment) {
    String mongoUri = environment.getOrDefault("MONGODB_URI", "");
    String redisUri = environment.getOrDefault("REDIS_URI", "");
    Path folder = TempFolder.create();
    EmbeddedMongo mongo =
        mongoUri.isBlank() ? EmbeddedMongo.start(folder.resolve("mongo"), 0) : null;
    EmbeddedRedis redis =
        redisUri.isBlank() ? EmbeddedRedis.start(folder.resolve("redis"), 0) : null;
    return new EmbeddedStores(
        mongo,
        redis,
        mongo == null ? mongoUri : mongo.uri(),
        redis == null ? redisUri : redis.uri(),
        folder);
  }

  /** Connection string without a database, such as {@code mongodb://127.0.0.1:27117}. */
  public String mongoUri() {
    return mongoUri;
  }

  /** Connection string, such as {@code redis://127.0.0.1:6479}. */
  public String redisUri() {
    return redisUri;
  }

  @Override
  public void close() {
    if (redis != null) {
      redis.close();
    }
    if (mongo != null) {
      mongo.close();
    }
    if (temporary != null) {
      TempFolder.delete(temporary);
    }
  }

  private static final class Shared {
    static final EmbeddedStores INSTANCE = startOnce();

    private static EmbeddedStores startOnce() {
      EmbeddedStores stores = temporary(System.getenv());
      Runtime.getRuntime().addShutdownHook(new Thread(stores::close, "stop-embedded-stores"));
      return stores;
    }
  }
}
