package org.tongtian.settlement.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tongtian.settlement.contract.Advance;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.contract.FundDraw;
import org.tongtian.settlement.split.SplitLine;

/**
 * What may never be more than something else in a book, added up again from its entries alone:
 * refunds than the sale, what is taken back than what was given, what is recovered than what is
 * missing, draws than their limits, repayments than advances; a benefit is paid once. Whatever was
 * repeated or came late on the way, these hold.
 */
public final class BookLimits {

  private final ContractTerms terms;
  private final Map<String, Long> payable = new HashMap<>();
  private final Map<String, Long> refunded = new HashMap<>();
  private final Map<String, Map<String, Long>> left = new HashMap<>();
  private final Map<String, Long> drawn = new HashMap<>();
  private final Map<String, Long> owed = new HashMap<>();
  private final Set<String> claims = new HashSet<>();
  private final Set<String> sent = new HashSet<>();

  private BookLimits(ContractTerms terms) {
    this.terms = terms;
  }

  /** Fails where the blocks of a book of these terms, which has one version, leave a limit. */
  public static void check(ContractTerms terms, List<Block> blocks) {
    BookLimits limits = new BookLimits(terms);
    blocks.forEach(block -> block.entries().forEach(limits::check));
  }

  private void check(Entry entry) {
    Postings.of(
        entry,
        (party, bucket, fen) -> {
          if (bucket == Bucket.PAYABLE) {
            payable.merge(party, fen, Long::sum);
          }
        });
    if (entry.isSplit()) {
      left.put(entry.sale().saleId(), bySlot(entry));
    }
    switch (entry.kind()) {
      case REFUNDED -> refunded(entry);
      case REVERSED -> takenBack(entry);
      case RECOVERED -> recovered(entry);
      case FUND_DRAWN -> drawn(entry);
      case CLAIMED -> assertThat(claims.add(claim(entry))).as("once: %s", entry).isTrue();
      case PAYOUT_SENT -> assertThat(sent.add(entry.matter().ref())).as("once: %s", entry).isTrue();
      case ADVANCED -> owed.merge(loan(entry), entry.matter().amount(), Long::sum);
      case REPAID -> {
        owed.merge(loan(entry), -entry.matter().amount(), Long::sum);
        assertThat(owed.get(loan(entry))).as("still owed after %s", entry).isNotNegative();
      }
      default -> {
        // Nothing of it has a limit that the accounts do not show.
      }
    }
  }

  private void refunded(Entry entry) {
    long sum = refunded.merge(entry.sale().saleId(), entry.matter().amount(), Long::sum);
    assertThat(sum).as("refunds of %s", entry).isLessThanOrEqualTo(entry.sale().gross());
    assertThat(
            entry.lines().stream()
                .filter(line -> line.part() == null)
                .mapToLong(SplitLine::amount)
                .sum())
        .as("lines of %s", entry)
        .isEqualTo(entry.matter().amount());
    takenBack(entry);
  }

  /** Nobody gives back more than the sale gave, and nobody is given more by taking back. */
  private void takenBack(Entry entry) {
    Map<String, Long> slots = left.get(entry.sale().saleId());
    bySlot(entry)
        .forEach(
            (slot, taken) -> {
              long before = slots.getOrDefault(slot, 0L);
              long after = before - taken;
              slots.put(slot, after);
              assertThat(Math.abs(after))
                  .as("%s of %s", slot, entry)
                  .isLessThanOrEqualTo(Math.abs(before));
              assertThat(Long.signum(after) * Long.signum(before))
                  .as("%s of %s", slot, entry)
                  .isNotNegative();
            });
  }

  private void recovered(Entry entry) {
    String party = entry.matter().party();
    assertThat(payable.get(party)).as("payable of %s after %s", party, entry).isNotPositive();
  }

  private void drawn(Entry entry) {
    if (!(terms.clause(entry.matter().clauseNo()) instanceof FundDraw rule)) {
      return; // what a floor could not pay is owed by a draw without limit
    }
    long asked = entry.matter().asks().stream().mapToLong(Ask::amount).sum();
    assertThat(asked).as("asked by %s", entry).isLessThanOrEqualTo(rule.mostPerClaim().amount());
    String month = rule.no() + " " + YearMonth.from(entry.happenedAt().atZone(BookFold.ZONE));
    assertThat(drawn.merge(month, asked, Long::sum))
        .as("asked in the month of %s", entry)
        .isLessThanOrEqualTo(rule.mostPerMonth().amount());
  }

  private String loan(Entry entry) {
    Advance advance = (Advance) terms.clause(entry.matter().clauseNo());
    return advance.payee() + " to " + advance.party();
  }

  private static String claim(Entry entry) {
    Matter matter = entry.matter();
    return entry.sale().saleId() + " " + matter.clauseNo() + " " + matter.cause();
  }

  private static Map<String, Long> bySlot(Entry entry) {
    Map<String, Long> slots = new HashMap<>();
    for (SplitLine line : entry.lines()) {
      slots.merge(line.clauseNo() + " " + line.payee(), line.amount(), Long::sum);
    }
    return slots;
  }
}
