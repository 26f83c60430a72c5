package org.tongtian.settlement.statement;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.book.BookedSale;
import org.tongtian.settlement.book.EntryKind;
import org.tongtian.settlement.book.PeriodTotals;
import org.tongtian.settlement.contract.ClauseSentence;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.statement.TotalsView.By;
import org.tongtian.settlement.statement.TotalsView.Item;

/**
 * Sums a statement by product, room or clause. It reads every line of the span once and remembers
 * the result until one of the books has grown.
 */
@Service
class TotalsService {

  private static final int MOST_REMEMBERED = 500;

  private final StatementService statements;
  private final StatementSums sums;
  private final StatementLines lines;
  private final LineReader reader;
  private final Clock clock;
  private final Cache<Asked, List<Item>> known =
      Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

  /** Everything that the sums follow from. */
  private record Asked(By by, String party, Span span, Map<String, Long> heads) {}

  /** What lines are put together by. */
  private record Key(String key, String contractId) {}

  /** The sum of some lines. */
  private record Group(Text name, long sales, PeriodTotals totals) {
    Group plus(Group other) {
      return new Group(name, sales + other.sales, totals.plus(other.totals));
    }
  }

  TotalsService(
      StatementService statements,
      StatementSums sums,
      StatementLines lines,
      LineReader reader,
      Clock clock) {
    this.statements = statements;
    this.sums = sums;
    this.lines = lines;
    this.reader = reader;
    this.clock = clock;
  }

  TotalsView totals(By by, String party, Span span) {
    statements.party(party);
    Instant asked = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    StatementSums.Sums all = sums.of(party, span);
    List<Item> items = known.get(new Asked(by, party, span, all.heads()), this::items);
    return new TotalsView(
        by,
        span.from(),
        span.to(),
        span.dated(),
        span.asOf() == null ? asked : span.asOf(),
        items,
        Money.cny(all.during().in()),
        Money.cny(all.during().spent()));
  }

  private List<Item> items(Asked asked) {
    Map<Key, Group> groups = new HashMap<>();
    Iterator<FoundLine> walk = lines.walk(asked.heads(), asked.party(), asked.span(), null);
    while (walk.hasNext()) {
      FoundLine line = walk.next();
      Key key = key(asked.by(), line);
      Group known = groups.get(key);
      Group one = group(asked.by(), line, known == null ? null : known.name());
      groups.put(key, known == null ? one : known.plus(one));
    }
    return groups.entrySet().stream()
        .map(each -> item(each.getKey(), each.getValue()))
        .sorted(
            Comparator.comparingLong((Item item) -> -item.in().amount())
                .thenComparing(item -> String.valueOf(item.key())))
        .toList();
  }

  private Key key(By by, FoundLine line) {
    BookedSale sale = line.entry().sale();
    return switch (by) {
      case PRODUCT -> new Key(sale == null ? null : product(sale), null);
      case ROOM -> new Key(sale == null ? null : sale.room(), null);
      case CLAUSE -> {
        ContractTerms terms = reader.terms(line.position().book(), line.entry());
        int no = LineReader.clauseNo(line);
        yield no == 0 || terms == null
            ? new Key(null, null)
            : new Key("v" + terms.version() + "#" + no, line.position().book());
      }
    };
  }

  private static String product(BookedSale sale) {
    return sale.productId() == null ? sale.product().zh() : sale.productId();
  }

  private Group group(By by, FoundLine line, Text known) {
    boolean isSale = line.entry().kind() == EntryKind.ACCRUED && isFirst(by, line);
    Text name = known == null ? name(by, line) : known;
    return new Group(name, isSale ? 1 : 0, line.totals());
  }

  /** A sale counts once, however many of its lines are the party's; for clauses once for each. */
  private static boolean isFirst(By by, FoundLine line) {
    return by == By.CLAUSE
        || line.line().clauseNo()
            == line.entry().lines().stream()
                .filter(each -> each.payee().equals(line.line().payee()))
                .findFirst()
                .orElseThrow()
                .clauseNo();
  }

  private Text name(By by, FoundLine line) {
    BookedSale sale = line.entry().sale();
    return switch (by) {
      case PRODUCT -> sale == null ? null : sale.product();
      case ROOM -> null;
      case CLAUSE -> {
        ContractTerms terms = reader.terms(line.position().book(), line.entry());
        int no = LineReader.clauseNo(line);
        yield no == 0 || terms == null ? null : ClauseSentence.of(terms, terms.clause(no));
      }
    };
  }

  private static Item item(Key key, Group group) {
    return new Item(
        key.key(),
        group.name(),
        key.contractId(),
        group.sales(),
        Money.cny(group.totals().in()),
        Money.cny(group.totals().spent()),
        Money.cny(group.totals().escrow()));
  }
}
