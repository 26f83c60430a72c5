package org.tongtian.settlement.statement;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.security.Caller;
import org.tongtian.settlement.book.Block;
import org.tongtian.settlement.book.BookService;
import org.tongtian.settlement.book.BookedSale;
import org.tongtian.settlement.book.Entry;
import org.tongtian.settlement.book.EntryKind;
import org.tongtian.settlement.contract.Clause;
import org.tongtian.settlement.contract.ClauseSentence;
import org.tongtian.settlement.contract.ContractService;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.contract.ContractVersion;
import org.tongtian.settlement.split.Explanation;
import org.tongtian.settlement.split.Percent;
import org.tongtian.settlement.split.Sale;
import org.tongtian.settlement.split.SplitLine;
import org.tongtian.settlement.split.Splitter;
import org.tongtian.settlement.statement.SaleView.BlockReference;
import org.tongtian.settlement.statement.SaleView.ContractReference;
import org.tongtian.settlement.statement.SaleView.SaleLine;
import org.tongtian.settlement.statement.SaleView.SaleState;

/** Shows the whole split of a sale to those who took part in it. */
@Service
class SaleService {

  private final BookService books;
  private final ContractService contracts;

  /** An entry and the block it is in. */
  private record Booked(Block block, Entry entry) {}

  SaleService(BookService books, ContractService contracts) {
    this.books = books;
    this.contracts = contracts;
  }

  /** The sale, as a party of its contract or an auditor may see it; 404 for all others. */
  SaleView sale(String saleId, Caller caller) {
    List<Booked> history = history(saleId, caller);
    if (history.isEmpty()) {
      throw Refusal.notFound("settlement.sale_unknown");
    }
    Block block = history.getFirst().block();
    Entry accrual = history.getFirst().entry();
    ContractVersion contract =
        contracts.signedVersion(block.book(), accrual.sale().contractVersion());
    if (!isVisible(contract.terms(), caller)) {
      throw Refusal.notFound("settlement.sale_unknown");
    }
    BookedSale sale = accrual.sale();
    return new SaleView(
        saleId,
        sale.orderId(),
        sale.number(),
        sale.product(),
        Money.cny(sale.gross()),
        Money.cny(sale.beside().cooperativeCoupon()),
        Money.cny(sale.beside().platformCoupon()),
        Money.cny(sale.beside().delivery()),
        Money.cny(sale.paid()),
        state(history),
        lines(contract.terms(), accrual),
        new ContractReference(block.book(), contract.terms().version(), contract.hash()),
        new BlockReference(block.seq(), block.hash()));
  }

  private List<Booked> history(String saleId, Caller caller) {
    List<Booked> history = new ArrayList<>();
    for (Block block : blocks(saleId, caller)) {
      for (Entry entry : block.entries()) {
        if (entry.isAbout(saleId)) {
          history.add(new Booked(block, entry));
        }
      }
    }
    return history;
  }

  /** A party's own books know where the sale is; an auditor's question asks the store. */
  private List<Block> blocks(String saleId, Caller caller) {
    if (caller.readsEverything() || caller.partyId() == null) {
      return books.blocksAbout(saleId);
    }
    for (String book : contracts.contractIdsOf(caller.partyId())) {
      if (books.<Boolean>read(book, fold -> fold.sale(saleId).isPresent())) {
        return books.blocksAbout(book, saleId);
      }
    }
    return List.of();
  }

  private static boolean isVisible(ContractTerms terms, Caller caller) {
    boolean isParty = caller.partyId() != null && terms.party(caller.partyId()).isPresent();
    return isParty || caller.readsEverything();
  }

  private static SaleState state(List<Booked> history) {
    SaleState state = SaleState.ESCROW;
    for (Booked booked : history) {
      if (booked.entry().kind() == EntryKind.RELEASED) {
        state = SaleState.RELEASED;
      } else if (booked.entry().kind() == EntryKind.REVERSED) {
        state = SaleState.REVERSED;
      }
    }
    return state;
  }

  private static List<SaleLine> lines(ContractTerms terms, Entry accrual) {
    Splitter splitter = Splitter.of(terms);
    Sale sale = accrual.sale().forSplit();
    long[] owed = splitter.owed(sale, accrual.lines());
    long whole = Math.multiplyExact(sale.gross(), splitter.denominator());
    List<SaleLine> lines = new ArrayList<>();
    for (SplitLine line : accrual.lines()) {
      Clause clause = terms.clause(line.clauseNo());
      lines.add(
          new SaleLine(
              terms.party(line.payee()).orElseThrow(),
              Money.cny(line.amount()),
              line.part() == null ? Percent.of(owed[lines.size()], whole) : null,
              Explanation.of(terms, sale, accrual.lines(), line),
              ClauseSentence.of(terms, clause),
              line.clauseNo(),
              line.part()));
    }
    return lines;
  }
}
