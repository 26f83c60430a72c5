package org.tongtian.settlement.book;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tongtian.kit.Pure;

/** Places in a book, rising, four bytes each: a book has fewer than 2³¹ blocks. */
@Pure
final class Places {

  private int[] places = new int[4];
  private int size;

  /** Adds a place at the end; one that is there already adds nothing. */
  void add(long seq) {
    int place = Math.toIntExact(seq);
    if (size > 0 && places[size - 1] == place) {
      return;
    }
    if (size == places.length) {
      places = Arrays.copyOf(places, Math.multiplyExact(size, 2));
    }
    places[size++] = place;
  }

  /** Adds the last places from one to another, both included, highest first; so many at most. */
  void last(List<Long> found, long from, long to, int most) {
    int taken = 0;
    for (int i = countUpTo(to) - 1; i >= 0 && taken < most && places[i] >= from; i--) {
      found.add((long) places[i]);
      taken++;
    }
  }

  /** The first places from one to another, both included, lowest first; so many at most. */
  List<Long> first(long from, long to, int most) {
    List<Long> found = new ArrayList<>();
    for (int i = countUpTo(from - 1); i < size && found.size() < most && places[i] <= to; i++) {
      found.add((long) places[i]);
    }
    return found;
  }

  private int countUpTo(long seq) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (places[middle] <= seq) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
