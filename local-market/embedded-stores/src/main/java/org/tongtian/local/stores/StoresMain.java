package org.tongtian.local.stores;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * The local stores as a process of their own: {@code StoresMain <data folder> [MongoDB port] [Redis
 * port]}. Prints one line, {@code ready <MongoDB uri> <Redis uri>}, and ends cleanly on SIGTERM.
 */
public final class StoresMain {
  private static final int MONGO_PORT = 27_117;
  private static final int REDIS_PORT = 6_479;

  private StoresMain() {}

  /**
   * Exit code 1 with one line on standard error when a store cannot start, 2 when the arguments are
   * wrong.
   */
  public static void main(String... arguments) throws InterruptedException {
    Arguments parsed;
    try {
      parsed = Arguments.parse(arguments);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
      return;
    }
    run(parsed);
  }

  private static void run(Arguments arguments) throws InterruptedException {
    EmbeddedStores stores;
    try {
      stores =
          StoppableStart.of(
              () ->
                  EmbeddedStores.start(
                      arguments.data(), arguments.mongoPort(), arguments.redisPort()));
    } catch (StoreStartException e) {
      System.err.println(e.getMessage());
      System.exit(1);
      return;
    }
    System.out.println("ready " + stores.mongoUri() + " " + stores.redisUri());
    new CountDownLatch(1).await();
  }

  private record Arguments(Path data, int mongoPort, int redisPort) {
    static Arguments parse(String... arguments) {
      if (arguments.length < 1 || arguments.length > 3) {
        throw new IllegalArgumentException(
            "Arguments: <data folder> [MongoDB port] [Redis port]; port 0 chooses a free one");
      }
      return new Arguments(
          Path.of(arguments[0]), port(arguments, 1, MONGO_PORT), port(arguments, 2, REDIS_PORT));
    }

    private static int port(String[] arguments, int index, int otherwise) {
      if (arguments.length <= index) {
        return otherwise;
      }
      if (!arguments[index].matches("\\d{1,5}") || Integer.parseInt(arguments[index]) > 65_535) {
        throw new IllegalArgumentException("Not a port between 0 and 65535: " + arguments[index]);
      }
      return Integer.parseInt(arguments[index]);
    }
  }
}
