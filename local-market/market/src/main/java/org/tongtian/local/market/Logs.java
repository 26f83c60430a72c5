package org.tongtian.local.market;

import org.slf4j.bridge.SLF4JBridgeHandler;

/** Brings everything that is logged into the one log file. */
final class Logs {

  private Logs() {}

  /** Tomcat speaks to java.util.logging, which would print to the terminal. */
  static void gather() {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }
}
