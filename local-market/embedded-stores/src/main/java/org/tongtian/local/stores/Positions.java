package org.tongtian.local.stores;

import java.util.Iterator;
import java.util.List;

/** Something sorted in which the positions of documents can be looked up. */
interface Positions {
  /** The fields by which it is sorted, the first one first. */
  List<String> sortedBy();

  /** Whether no two documents have the same values in all fields of {@link #sortedBy}. */
  boolean isUnique();

  /** Whether each document has exactly one entry and entries stand as a sort would put them. */
  boolean isOrdered();

  /** Whether documents without any of the fields are left out. */
  boolean isSparse();

  /** Whether it may be asked with some of its first fields only. */
  boolean answersParts();

  /** Whether its keys are the positions themselves. */
  default boolean isOfPositions() {
    return false;
  }

  /** The positions at the keys of a range, which begin with the values of the fields. */
  Iterator<StoredKey> between(KeyRange range, boolean backwards);
}
