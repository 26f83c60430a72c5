package org.tongtian.settlement.verify;

import java.util.List;
import org.tongtian.kit.Pure;

/**
 * The first thing that is wrong with an export.
 *
 * @param line of the file, from 1
 * @param block seq of the block, 0 where it is none
 * @param entry place of the entry in the block from 1, 0 where it is none
 * @param kind what is wrong
 * @param values for the sentence
 */
@Pure
public record Fault(long line, long block, int entry, FaultKind kind, List<Object> values) {

  /** Thrown by a check that fails; carries what is wrong, and no stack. */
  static final class Found extends RuntimeException {
    private final transient Fault fault;

    Found(Fault fault) {
      super(fault.in("en"), null, false, false);
      this.fault = fault;
    }

    Fault fault() {
      return fault;
    }
  }

  /** A fault of a line as a whole. */
  static Found at(long line, FaultKind kind, Object... values) {
    return new Found(new Fault(line, 0, 0, kind, List.of(values)));
  }

  /** A fault of a block. */
  static Found inBlock(long line, long block, FaultKind kind, Object... values) {
    return new Found(new Fault(line, block, 0, kind, List.of(values)));
  }

  /** A fault of an entry. */
  static Found inEntry(long line, long block, int entry, FaultKind kind, Object... values) {
    return new Found(new Fault(line, block, entry, kind, List.of(values)));
  }

  /** Where and what, in Chinese or English. */
  public String in(String language) {
    boolean english = language.startsWith("en");
    StringBuilder place = new StringBuilder(english ? "line " + line : "第 " + line + " 行");
    if (block > 0) {
      place.append(english ? ", block " + block : "，第 " + block + " 块");
    }
    if (entry > 0) {
      place.append(english ? ", entry " + entry : "，第 " + entry + " 笔");
    }
    return place + (english ? ": " : "：") + kind.in(language, values.toArray());
  }
}
