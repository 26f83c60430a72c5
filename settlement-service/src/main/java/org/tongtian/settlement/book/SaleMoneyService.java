package org.tongtian.settlement.book;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import org.tongtian.api.settlement.SaleMoney;

/** Finds where the money of sales is. */
@Service
class SaleMoneyService {

  private final BlockRepository blocks;
  private final BookService books;

  SaleMoneyService(BlockRepository blocks, BookService books) {
    this.blocks = blocks;
    this.books = books;
  }

  /** Where the money of these sales is; unknown ones are left out. */
  List<SaleMoney> of(List<String> saleIds) {
    Map<String, List<String>> byBook = new TreeMap<>();
    blocks
        .booksOf(saleIds)
        .forEach((sale, book) -> byBook.computeIfAbsent(book, id -> new ArrayList<>()).add(sale));
    List<SaleMoney> found = new ArrayList<>();
    byBook.forEach((book, sales) -> add(found, book, sales));
    return found;
  }

  private void add(List<SaleMoney> found, String book, List<String> sales) {
    Map<String, SaleStanding> standings =
        books.read(
            book,
            fold -> {
              Map<String, SaleStanding> known = new HashMap<>();
              sales.forEach(sale -> fold.sale(sale).ifPresent(each -> known.put(sale, each)));
              return known;
            });
    Map<Long, Block> accruedIn = new HashMap<>();
    List<Long> places =
        standings.values().stream().map(SaleStanding::accruedIn).distinct().toList();
    books.blocks(book, places).forEach(block -> accruedIn.put(block.seq(), block));
    standings.forEach(
        (sale, standing) -> {
          Entry split = accruedIn.get(standing.accruedIn()).lastSplitOf(sale).orElseThrow();
          found.add(MoneyOfSale.of(book, split.sale(), standing));
        });
  }
}
