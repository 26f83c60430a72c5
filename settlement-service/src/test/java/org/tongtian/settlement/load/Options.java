package org.tongtian.settlement.load;

/** Options of the runs in this package: a name and then its value. */
final class Options {

  private Options() {}

  /** The number that follows the name, else the usual one. */
  static long number(String[] arguments, String name, long usual) {
    for (int i = 0; i + 1 < arguments.length; i++) {
      if (arguments[i].equals(name)) {
        return Long.parseLong(arguments[i + 1]);
      }
    }
    return usual;
  }
}
