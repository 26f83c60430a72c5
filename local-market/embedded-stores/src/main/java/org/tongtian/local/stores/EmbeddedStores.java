package org.tongtian.local.stores;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/**
 * MongoDB and Redis for one machine, so that the market and its tests need nothing installed. It is
 * a convenience of the local market and no part of production.
 */
public final class EmbeddedStores implements AutoCloseable {
  private static EmbeddedStores sharedInstance;

  // What close() has to undo, last started first.
  private final Deque<Runnable> undo = new ArrayDeque<>();
  private String mongoUri;
  private String redisUri;

  private EmbeddedStores() {}

  /**
   * Starts both stores on 127.0.0.1 over the data in a folder, which is created where missing.
   *
   * @param mongoPort 0 chooses a free one
   * @param redisPort 0 chooses a free one
   * @throws StoreStartException with one line that says what is in the way and what to do; then
   *     nothing is left running
   */
  public static EmbeddedStores start(Path dataDir, int mongoPort, int redisPort) {
    EmbeddedStores stores = new EmbeddedStores();
    return stores.orUndo(
        () -> {
          stores.startMongo(dataDir, mongoPort);
          stores.startRedis(dataDir, redisPort);
        });
  }

  /** Starts both on free ports over a temporary folder, which {@link #close()} removes. */
  public static EmbeddedStores inMemory() {
    return inMemory(Map.of());
  }

  /**
   * The one instance of this JVM, for tests: started at the first call, closed by a shutdown hook.
   * Where the environment has {@code MONGODB_URI} or {@code REDIS_URI}, that store is used and none
   * is started, so the same suite can be pointed at real ones.
   *
   * @throws StoreStartException as {@link #start}
   */
  public static synchronized EmbeddedStores shared() {
    if (sharedInstance == null) {
      EmbeddedStores stores = inMemory(System.getenv());
      Runtime.getRuntime().addShutdownHook(new Thread(stores::close, "stop-embedded-stores"));
      sharedInstance = stores;
    }
    return sharedInstance;
  }

  static EmbeddedStores inMemory(Map<String, String> environment) {
    EmbeddedStores stores = new EmbeddedStores();
    stores.mongoUri = given(environment, "MONGODB_URI");
    stores.redisUri = given(environment, "REDIS_URI");
    return stores.orUndo(stores::startMissing);
  }

  private static String given(Map<String, String> environment, String name) {
    String uri = environment.getOrDefault(name, "");
    return uri.isBlank() ? null : uri;
  }

  private void startMissing() {
    if (mongoUri != null && redisUri != null) {
      return;
    }
    Path folder = TempFolder.create();
    undo.push(() -> TempFolder.delete(folder));
    if (mongoUri == null) {
      startMongo(folder, 0);
    }
    if (redisUri == null) {
      startRedis(folder, 0);
    }
  }

  private void startMongo(Path dataDir, int port) {
    EmbeddedMongo mongo = EmbeddedMongo.start(dataDir.resolve("mongo"), port);
    undo.push(mongo::close);
    mongoUri = mongo.uri();
  }

  private void startRedis(Path dataDir, int port) {
    EmbeddedRedis redis = EmbeddedRedis.start(dataDir.resolve("redis"), port);
    undo.push(redis::close);
    redisUri = redis.uri();
  }

  private EmbeddedStores orUndo(Runnable start) {
    try {
      start.run();
      return this;
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Connection string without a database, such as {@code mongodb://127.0.0.1:27117}; a given {@code
   * MONGODB_URI} as it is.
   */
  public String mongoUri() {
    return mongoUri;
  }

  /**
   * Connection string, such as {@code redis://127.0.0.1:6479}; a given {@code REDIS_URI} as it is.
   */
  public String redisUri() {
    return redisUri;
  }

  /** Stops what was started here, in reverse order; a second call does nothing. */
  @Override
  public synchronized void close() {
    if (undo.isEmpty()) {
      return;
    }
    try {
      undo.pop().run();
    } finally {
      close();
    }
  }
}
