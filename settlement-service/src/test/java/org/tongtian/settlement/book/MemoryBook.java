package org.tongtian.settlement.book;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.split.Splitter;

/** A book without a store: the same plan, blocks and fold as the service's. */
public final class MemoryBook {

  public final List<Block> blocks = new ArrayList<>();

  private final ContractTerms contract;
  private final Splitter splitter;
  private BookFold fold = new BookFold();

  public MemoryBook(ContractTerms contract) {
    this.contract = contract;
    this.splitter = Splitter.of(contract);
  }

  /** Books what is new of the events in one block. */
  public List<Entry> append(Instant at, List<? extends BookEvent> events) {
    BookPlan plan = BookPlan.of(fold, events, terms(), this::block);
    if (!plan.early().isEmpty()) {
      throw new EarlyReceiptException(plan.early());
    }
    if (!plan.entries().isEmpty()) {
      Block block = next(at, plan);
      blocks.add(block);
      fold.apply(block);
    }
    return plan.entries();
  }

  /** Plans and dies before the store has the block. */
  public void dieBeforeStoring(List<? extends BookEvent> events) {
    BookPlan.of(fold, events, terms(), this::block);
    restart();
  }

  /** Dies after the store has the block and before anybody was told. */
  public void dieAfterStoring(Instant at, List<? extends BookEvent> events) {
    BookPlan plan = BookPlan.of(fold, events, terms(), this::block);
    if (!plan.entries().isEmpty()) {
      blocks.add(next(at, plan));
    }
    restart();
  }

  /** Folds all blocks anew. */
  public void restart() {
    fold = new BookFold();
    blocks.forEach(fold::apply);
  }

  public BookFold fold() {
    return fold;
  }

  public Account account(String party) {
    return fold.account(party);
  }

  /** Books everything again from its own inputs. */
  public Text fault() {
    BookAudit audit = new BookAudit(contract.contractId(), terms(), this::block);
    blocks.forEach(audit::check);
    return audit.finding().fault();
  }

  private Block next(Instant at, BookPlan plan) {
    Instant time = fold.headTime().filter(head -> head.isAfter(at)).orElse(at);
    return Block.sealed(
        contract.contractId(),
        fold.seq() + 1,
        fold.headHash(),
        time,
        plan.entries(),
        plan.carries());
  }

  private Block block(long seq) {
    return blocks.get((int) seq - 1);
  }

  private BookTerms terms() {
    return new BookTerms() {
      @Override
      public ContractTerms terms(int version) {
        return contract;
      }

      @Override
      public Splitter splitter(int version) {
        return splitter;
      }
    };
  }
}
