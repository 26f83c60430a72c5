package org.tongtian.bench.settlement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tongtian.bench.harness.ExitActions;
import org.tongtian.bench.harness.machine.CpuWatch;
import org.tongtian.bench.harness.machine.ProcessTable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Settlement-service and its store, each in a process of its own. */
final class Ours {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String ANSWER = "@@";

  private final Child stores;
  private final Child worker;
  private long accepted;

  private Ours(Child stores, Child worker) {
    this.stores = stores;
    this.worker = worker;
  }

  /**
   * Starts both on new data.
   *
   * @param sellers how many contracts there are
   * @param forced whether a commit waits for the disk itself
   */
  static Ours start(
      ExitActions exit, Path repository, Path folder, int sellers, long seed, boolean forced) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes = classPath(repository);
    List<String> store =
        List.of(
            java,
            "-Xmx768m",
            "-Dtongtian.stores.force=" + forced,
            "-cp",
            classes,
            "org.tongtian.local.stores.StoresMain",
            folder.resolve("stores").toString(),
            "0",
            "0");
    Child stores = exit.own(() -> Child.start(folder.resolve("stores.log"), Map.of(), store));
    String[] uris = stores.await("ready ").split(" ", -1);
    List<String> service =
        List.of(
            java,
            "-Xmx2g",
            "-cp",
            classes,
            "org.tongtian.settlement.load.SplitWorker",
            Integer.toString(sellers),
            Long.toString(seed));
    Child worker =
        exit.own(
            () ->
                Child.start(
                    folder.resolve("worker.log"),
                    Map.of("MONGODB_URI", uris[0], "REDIS_URI", uris[1]),
                    service));
    worker.await(ANSWER);
    return new Ours(stores, worker);
  }

  static String classPath(Path repository) {
    Path target = repository.resolve("settlement-service/target");
    try {
      return target.resolve("test-classes")
          + ":"
          + target.resolve("classes")
          + ":"
          + Files.readString(target.resolve("test-dependencies.txt")).strip();
    } catch (IOException missing) {
      throw new UncheckedIOException("settlement-service is not built", missing);
    }
  }

  /** Splits for so long with so many writers. */
  Measured splits(int writers, long warmUpMillis, long measuredMillis) {
    CpuWatch warm = watch();
    warm.begin();
    JsonNode answer = ask("load " + writers + " " + warmUpMillis + " " + measuredMillis);
    warm.end();
    if (!answer.get("failures").isEmpty()) {
      throw new IllegalStateException("A batch failed: " + answer.get("failures"));
    }
    accepted += answer.get("accepted").asLong();
    long sales = answer.get("sales").asLong();
    return new Measured(
        sales / answer.get("seconds").asDouble(),
        answer.get("p50").asDouble(Double.NaN),
        answer.get("p99").asDouble(Double.NaN),
        warm.millisPer(answer.get("accepted").asLong()) * 1000,
        sales);
  }

  private CpuWatch watch() {
    return new CpuWatch(
        ProcessTable.ofThisMachine(),
        () -> ProcessTable.ofThisMachine().withDescendants(Set.of(stores.pid(), worker.pid())));
  }

  /** Asks the service's process something; see its SplitWorker. */
  JsonNode ask(String command) {
    worker.tell(command);
    JsonNode answer = JSON.readTree(worker.await(ANSWER));
    if (answer.has("failure")) {
      throw new IllegalStateException(command + ": " + answer.get("failure").asString());
    }
    return answer;
  }

  /** New sales since the start, warm-ups included. */
  long accepted() {
    return accepted;
  }
}
