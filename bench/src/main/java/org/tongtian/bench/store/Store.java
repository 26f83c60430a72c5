package org.tongtian.bench.store;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.bson.Document;
import org.tongtian.bench.harness.load.LoadClient;
import org.tongtian.bench.harness.load.Operation;
import org.tongtian.bench.harness.load.Outcome;

/** The stores of one checkout in a process of their own, and what is asked of them. */
final class Store implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 15;
  private static final int GUARDED = 1_000;
  private static final int MANY = 128;
  private static final int FOUND = 10;
  private static final int SMALL = 1_000;
  private static final int LARGE = 50_000;

  private final Process process;
  private final MongoClient client;
  private final MongoDatabase database;
  private final AtomicLong ids = new AtomicLong();
  private int searched;

  private Store(Process process, String uri) {
    this.process = process;
    this.client = MongoClients.create(uri);
    this.database = client.getDatabase("bench");
  }

  /** Starts it on new data; its log goes beside them. */
  static Store start(Path folder, String classPath) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        List.of(
            java,
            "-Xmx768m",
            "-cp",
            classPath,
            "org.tongtian.local.stores.StoresMain",
            folder.toString(),
            "0",
            "0");
    try {
      Process process =
          new ProcessBuilder(command).redirectError(Path.of(folder + ".log").toFile()).start();
      BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
      String line = lines.readLine();
      while (line != null && !line.startsWith("ready ")) {
        line = lines.readLine();
      }
      if (line == null) {
        throw new IllegalStateException("The store did not start; see " + folder + ".log");
      }
      lines.close();
      return new Store(process, line.split(" ", -1)[1]);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  long pid() {
    return process.pid();
  }

  /** What is there before anything is measured; {@code documents} to search among. */
  void fill(int documents) {
    searched = documents;
    collection("guarded")
        .insertMany(IntStream.range(0, GUARDED).mapToObj(id -> document(id, SMALL)).toList());
    MongoCollection<Document> searchable = collection("searched");
    searchable.createIndex(new Document("coop", 1));
    List<Document> batch = new ArrayList<>();
    for (int id = 0; id < documents; id++) {
      batch.add(document(id, SMALL / 4).append("coop", id % (documents / FOUND)));
      if (batch.size() == 1_000 || id == documents - 1) {
        searchable.insertMany(batch);
        batch.clear();
      }
    }
  }

  Operation inserts() {
    return client -> insert("small", SMALL);
  }

  Operation largeInserts() {
    return client -> insert("large", LARGE);
  }

  private Outcome insert(String name, int size) {
    collection(name).insertOne(document(ids.incrementAndGet(), size));
    return Outcome.ACCEPTED;
  }

  Operation guardedUpdates() {
    return client -> {
      Document filter = anyGuarded(client).append("n", new Document("$gte", 0));
      return of(collection("guarded").updateOne(filter, Updates.inc("n", 1)).getModifiedCount());
    };
  }

  Operation takenUpdates() {
    return client ->
        of(
            collection("guarded").findOneAndUpdate(anyGuarded(client), Updates.inc("n", 1)) == null
                ? 0
                : 1);
  }

  Operation finds() {
    return client -> {
      Document filter = new Document("coop", client.random().nextInt(searched / FOUND));
      return of(collection("searched").find(filter).into(new ArrayList<>()).size() / FOUND);
    };
  }

  /** {@value #MANY} of them by their ids. */
  Operation manyUpdates() {
    return client -> {
      RandomGenerator random = client.random();
      List<Integer> some = random.ints(0, GUARDED).distinct().limit(MANY).boxed().toList();
      Document filter = new Document("_id", new Document("$in", some));
      long modified =
          collection("guarded").updateMany(filter, Updates.inc("n", 1)).getModifiedCount();
      return of(modified / MANY);
    };
  }

  private static Document anyGuarded(LoadClient client) {
    return new Document("_id", client.random().nextInt(GUARDED));
  }

  private static Outcome of(long done) {
    return done == 1 ? Outcome.ACCEPTED : Outcome.REFUSED;
  }

  /** A little structure, and text that fills it up to a size. */
  private static Document document(long id, int size) {
    List<Document> lines =
        IntStream.range(0, size / 100)
            .mapToObj(
                line ->
                    new Document("sku", "sku-" + line)
                        .append("fen", 100L * line)
                        .append("text", "x".repeat(35)))
            .toList();
    return new Document("_id", id).append("n", 0).append("state", "PAID").append("lines", lines);
  }

  private MongoCollection<Document> collection(String name) {
    return database.getCollection(name);
  }

  @Override
  public void close() {
    client.close();
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
