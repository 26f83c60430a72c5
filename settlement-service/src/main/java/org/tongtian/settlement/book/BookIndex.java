package org.tongtian.settlement.book;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.tongtian.kit.Pure;
import org.tongtian.settlement.split.SplitLine;

/**
 * Where the lines of parties, orders and products are in a book, so that nobody has to read all of
 * it; part of the fold. A block costs four bytes for each party in it, an entry of a sale twelve.
 */
@Pure
public final class BookIndex {

  private static final Places NONE = new Places();

  private final Map<String, Places> byParty = new HashMap<>();
  private final Map<String, Places> late = new HashMap<>();
  private final Map<String, Places> byProduct = new HashMap<>();
  private final Map<String, NavigableMap<LocalDate, ProductDay>> productDays = new HashMap<>();
  private final IdTable lastOfSale = new IdTable();
  private int[] entryPlaces = new int[64];
  private int[] entriesBefore = new int[64];
  private int entries;

  void apply(Block block, LocalDate day) {
    for (Entry entry : block.entries()) {
      boolean isLate = !BookFold.day(entry.happenedAt()).equals(day);
      for (SplitLine line : entry.lines()) {
        places(byParty, line.payee()).add(block.seq());
        if (isLate) {
          places(late, line.payee()).add(block.seq());
        }
      }
      if (entry.sale() != null) {
        addToSale(entry.sale().saleId(), block.seq());
        addToProduct(entry, block.seq());
      }
    }
  }

  private static Places places(Map<String, Places> places, String key) {
    return places.computeIfAbsent(key, id -> new Places());
  }

  private void addToSale(String order, long seq) {
    if (entries == entryPlaces.length) {
      entryPlaces = Arrays.copyOf(entryPlaces, Math.multiplyExact(entries, 2));
      entriesBefore = Arrays.copyOf(entriesBefore, entryPlaces.length);
    }
    entryPlaces[entries] = Math.toIntExact(seq);
    entriesBefore[entries] = (int) lastOfSale.get(order);
    lastOfSale.put(order, ++entries);
  }

  private void addToProduct(Entry entry, long seq) {
    String product = entry.sale().productId();
    if (product == null || !ProductDay.concerns(entry)) {
      return;
    }
    places(byProduct, product).add(seq);
    productDays
        .computeIfAbsent(product, id -> new TreeMap<>())
        .computeIfAbsent(BookFold.day(entry.happenedAt()), id -> new ProductDay())
        .add(entry);
  }

  /** Places of the blocks with entries about the order, lowest first. */
  public List<Long> blocksOfSale(String saleId) {
    List<Long> found = new ArrayList<>();
    for (int at = (int) lastOfSale.get(saleId); at != 0; at = entriesBefore[at - 1]) {
      long place = entryPlaces[at - 1];
      if (found.isEmpty() || found.getFirst() != place) {
        found.addFirst(place);
      }
    }
    return found;
  }

  /** The last places, highest first, from one to another with lines of the party. */
  public List<Long> lastOfParty(String party, long from, long to, int most) {
    List<Long> found = new ArrayList<>();
    byParty.getOrDefault(party, NONE).last(found, from, to, most);
    return found;
  }

  /**
   * The same, and places up to {@code to} with lines that were booked on another day than theirs.
   */
  public List<Long> lastOfPartyOrLate(String party, long from, long to, long head, int most) {
    List<Long> found = lastOfParty(party, from, to, most);
    late.getOrDefault(party, NONE).last(found, 1, head, most);
    return found.stream().distinct().sorted(Comparator.reverseOrder()).limit(most).toList();
  }

  /** The first places, lowest first, from one to another with lines of the party. */
  public List<Long> firstOfParty(String party, long from, long to, int most) {
    return byParty.getOrDefault(party, NONE).first(from, to, most);
  }

  /** The last places, highest first, up to one with entries about sales of the product. */
  public List<Long> lastOfProduct(String product, long to, int most) {
    List<Long> found = new ArrayList<>();
    byProduct.getOrDefault(product, NONE).last(found, 1, to, most);
    return found;
  }

  /** What each day's sales of the product gave to whom, by the day it happened; not to be kept. */
  public NavigableMap<LocalDate, ProductDay> daysOfProduct(String product) {
    return productDays.getOrDefault(product, new TreeMap<>());
  }
}
