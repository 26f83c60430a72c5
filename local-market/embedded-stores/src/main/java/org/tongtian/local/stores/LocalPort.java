package org.tongtian.local.stores;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports on the loopback address; local stores never listen on another one. */
final class LocalPort {
  static final String HOST = "127.0.0.1";

  private static final InetAddress ADDRESS = InetAddress.ofLiteral(HOST);

  private LocalPort() {}

  static InetSocketAddress address(int port) {
    return new InetSocketAddress(ADDRESS, port);
  }

  /** A port that is free at this moment. */
  static int free() {
    try (ServerSocket socket = listen(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new StoreStartException(
          "No free port on " + HOST + "; stop some programs and try again.", e);
    }
  }

  /** Refuses a port on which another program listens. */
  static void requireFree(String store, int port) {
    try (ServerSocket socket = listen(port)) {
      if (socket.getLocalPort() != port) {
        throw new IllegalStateException("Bound " + socket.getLocalPort() + " instead of " + port);
      }
    } catch (IOException e) {
      throw taken(store, port, e);
    }
  }

  static StoreStartException taken(String store, int port, Throwable cause) {
    return new StoreStartException(
        "Port "
            + port
            + " on "
            + HOST
            + " is taken, so "
            + store
            + " cannot start; stop the program that uses it or choose another port.",
        cause);
  }

  private static ServerSocket listen(int port) throws IOException {
    return new ServerSocket(port, 1, ADDRESS);
  }
}
