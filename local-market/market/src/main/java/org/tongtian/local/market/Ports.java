package org.tongtian.local.market;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;

/** Looks whether the market's ports are free before anything is started. */
final class Ports {

  private Ports() {}

  /**
   * Refuses with one line that names the first busy port, whose it would be, and the way out. Redis
   * looks after its own port, because one that an earlier market left behind may hold it.
   */
  static void requireFree(MarketPlan plan) {
    wanted(plan.port())
        .forEach(
            (port, owner) -> {
              if (!isFree(port)) {
                throw new MarketStartException(
                    "Port %d (%s) is in use. End what uses it, or choose another first port: ./run --port %d"
                        .formatted(port, owner, plan.port() + 1000));
              }
            });
  }

  /** A first port from which all the market's ports are free. */
  static int freeBlock() {
    for (int port = 20_000; port < 32_000; port += 50) {
      int first = port;
      int redis = first + Part.STORES.offset() + 1;
      if (wanted(first).keySet().stream().allMatch(Ports::isFree) && isFree(redis)) {
        return first;
      }
    }
    throw new MarketStartException("No free block of ports between 20000 and 32000");
  }

  private static Map<Integer, String> wanted(int first) {
    Map<Integer, String> wanted = new LinkedHashMap<>();
    for (Part part : Part.values()) {
      wanted.put(first + part.offset(), part.label());
    }
    return wanted;
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException busy) {
      return false;
    }
  }
}
