package org.tongtian.settlement.book;

/** Finds blocks that a fold has applied and keeps no more. */
@FunctionalInterface
public interface EntrySource {

  /** The block at that place of the book. */
  Block block(long seq);
}
