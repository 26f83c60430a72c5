package org.tongtian.bench.harness.market;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;

/** Finds a block of ports for a market beside whatever else runs on the machine. */
final class FreePorts {

  private static final int FIRST = 20_000;
  private static final int BLOCK = 50;
  private static final int BLOCKS = 240;

  /** A market takes its first port and up to this many after it. */
  private static final int USED = 25;

  private FreePorts() {}

  /**
   * A first port with all of a market's ports free.
   *
   * @param start any number; benchmarks that look at the same time look in different places by it
   */
  static int block(long start) {
    return IntStream.range(0, BLOCKS)
        .map(step -> FIRST + (int) Math.floorMod(start + step, (long) BLOCKS) * BLOCK)
        .filter(FreePorts::isFreeBlock)
        .findFirst()
        .orElseThrow(
            () -> new MarketFailedException("No free block of ports from " + FIRST + " on"));
  }

  private static boolean isFreeBlock(int first) {
    return IntStream.range(first, first + USED).allMatch(FreePorts::isFree);
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
