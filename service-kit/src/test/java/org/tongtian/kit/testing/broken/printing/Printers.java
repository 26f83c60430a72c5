package org.tongtian.kit.testing.broken.printing;

/** Print where nobody looks. */
public interface Printers {

  /** To the terminal. */
  class ToTheTerminal {
    void show() {
      System.out.println("lost");
    }
  }

  /** To the terminal's error stream. */
  class ToTheErrors {
    void show() {
      System.err.println("lost");
    }
  }
}
