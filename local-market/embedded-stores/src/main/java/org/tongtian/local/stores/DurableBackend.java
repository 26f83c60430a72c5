package org.tongtian.local.stores;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * mongo-java-server over a {@link DurableStore}, with the gaps closed that the market would meet.
 */
final class DurableBackend extends H2Backend {
  private final DurableStore store;
  private final Map<String, MongoDatabase> opened;

  DurableBackend(DurableStore store) {
    this.store = store;
    this.opened = new ConcurrentHashMap<>();
    super(store.mvStore());
  }

  @Override
  public Document handleCommand(Channel channel, String database, String name, Document body) {
    MongoCommand command = new MongoCommand(name, body);
    if (command.is("hello")) {
      return hello(channel, database);
    }
    // The first question to a database opens it, which writes.
    if (command.mayWrite() || !opened.containsKey(database)) {
      return store.write(() -> super.handleCommand(channel, database, name, body));
    }
    return store.read(() -> super.handleCommand(channel, database, name, body));
  }

  /** Health checks ask "hello"; mongo-java-server knows its older name only. */
  private Document hello(Channel channel, String database) {
    Document answer = super.handleCommand(channel, database, "isMaster", new Document());
    answer.put("isWritablePrimary", answer.remove("ismaster"));
    return answer;
  }

  @Override
  public QueryResult handleQuery(MongoQuery query) {
    return store.write(() -> super.handleQuery(query));
  }

  /**
   * mongo-java-server opens every database a second time when they are listed; here each has one
   * instance.
   */
  @Override
  protected MongoDatabase openOrCreateDatabase(String name) {
    return opened.computeIfAbsent(
        name, missing -> new DurableDatabase(missing, store, getCursorRegistry()));
  }

  @Override
  public void dropDatabase(String name) {
    super.dropDatabase(name);
    opened.remove(name);
  }

  /** The store is closed by who opened it. */
  @Override
  public void close() {
    opened.clear();
  }
}
