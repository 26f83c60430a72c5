package org.tongtian.local.stores;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;

/**
 * MongoDB for one machine: mongo-java-server over an H2 store, committed before each
 * acknowledgement.
 */
public final class EmbeddedMongo implements AutoCloseable {
  private final MongoServer server;

  private EmbeddedMongo(MongoServer server) {
    this.server = server;
  }

  /**
   * Starts on 127.0.0.1.
   *
   * @param port 0 chooses a free one
   */
  public static EmbeddedMongo start(Path dataDir, int port) {
    try {
      Files.createDirectories(dataDir);
    } catch (IOException e) {
      throw new StoreStartException("Folder " + dataDir + " cannot be created.", e);
    }
    MVStore store =
        new MVStore.Builder()
            .fileName(dataDir.resolve("mongo.mv").toString())
            .autoCommitDisabled()
            .autoCommitBufferSize(0)
            .open();
    store.setRetentionTime(0);
    MongoServer server = new MongoServer(new CommittingBackend(store));
    server.bind(LocalPort.HOST, port);
    return new EmbeddedMongo(server);
  }

  /** Connection string without a database, such as {@code mongodb://127.0.0.1:27117}. */
  public String uri() {
    return "mongodb://" + LocalPort.HOST + ":" + server.getLocalAddress().getPort();
  }

  @Override
  public void close() {
    server.shutdownNow();
  }

  private static final class CommittingBackend extends H2Backend {
    CommittingBackend(MVStore store) {
      super(store);
    }

    @Override
    public Document handleMessage(MongoMessage message) {
      Document reply = super.handleMessage(message);
      commit();
      return reply;
    }
  }
}
