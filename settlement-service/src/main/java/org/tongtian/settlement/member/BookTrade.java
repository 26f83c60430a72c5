package org.tongtian.settlement.member;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.book.BookService;
import org.tongtian.settlement.contract.ContractService;

/**
 * What the books released to a member in contracts with the co-op: the fold of those books. Months
 * count as they were booked, so that a year that is over never changes.
 */
@Component
class BookTrade implements TradeSource {

  private final ContractService contracts;
  private final BookService books;

  BookTrade(ContractService contracts, BookService books) {
    this.contracts = contracts;
    this.books = books;
  }

  @Override
  public Text name() {
    return new Text("按合同卖出并已到账", "Sold under contracts and released");
  }

  @Override
  public long trade(String coop, String party, LocalDate from, LocalDate to) {
    List<String> ofCoop = contracts.contractIdsOf(coop);
    long sum = 0;
    for (String book : contracts.contractIdsOf(party)) {
      if (ofCoop.contains(book)) {
        sum = Math.addExact(sum, released(book, party, from, to));
      }
    }
    return sum;
  }

  private long released(String book, String party, LocalDate from, LocalDate to) {
    return books.read(book, fold -> fold.booked(party, from, to.plusDays(1)).released());
  }
}
