package org.tongtian.settlement.shares;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import org.tongtian.api.party.Party;
import org.tongtian.api.party.PartyKind;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.book.Block;
import org.tongtian.settlement.book.BookFold;
import org.tongtian.settlement.book.BookService;
import org.tongtian.settlement.book.Entry;
import org.tongtian.settlement.book.EntryKind;
import org.tongtian.settlement.book.ProductDay;
import org.tongtian.settlement.contract.ContractService;
import org.tongtian.settlement.shares.FarmerShareView.Month;
import org.tongtian.settlement.shares.YuanView.KindShare;
import org.tongtian.settlement.split.Percent;

/** Where the money of a product went, as its books say; remembered for a minute. */
@Service
class ProductShares {

  private static final Duration REMEMBERED = Duration.ofMinutes(1);
  private static final int MOST_REMEMBERED = 1_000;
  private static final Map<PartyKind, Text> NAMES =
      Map.of(
          PartyKind.FARMER, new Text("农户", "Farmers"),
          PartyKind.COOPERATIVE, new Text("合作社", "Co-operative"),
          PartyKind.HOST, new Text("主播", "Hosts"),
          PartyKind.PLATFORM, new Text("平台", "Platform"),
          PartyKind.BRAND_OWNER, new Text("公共品牌", "Public brand"),
          PartyKind.CARRIER, new Text("物流", "Carriage"),
          PartyKind.FUND, new Text("基金", "Funds"),
          PartyKind.LENDER, new Text("贷款方", "Lenders"),
          PartyKind.INSURER, new Text("保险", "Insurers"),
          PartyKind.STATION_LEADER, new Text("站长", "Station leaders"));

  private final BookService books;
  private final ContractService contracts;
  private final Clock clock;
  private final Cache<String, Optional<YuanView>> known =
      Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).expireAfterWrite(REMEMBERED).build();

  /** Sales as they are gathered from the newest block backwards. */
  private static final class Gathered {
    private final Map<String, Long> byParty = new HashMap<>();
    private final Set<String> orders = new HashSet<>();
    private final Map<String, Map<String, Long>> later = new HashMap<>();
    private Text product;
    private LocalDate from;
    private LocalDate to;

    /** What came after the payment is kept until the payment itself is found. */
    void add(Entry entry) {
      Map<String, Long> given =
          later.computeIfAbsent(entry.sale().saleId(), order -> new HashMap<>());
      entry
          .lines()
          .forEach(
              line -> given.merge(line.payee(), ProductDay.given(entry, line), Math::addExact));
      if (entry.kind() == EntryKind.ACCRUED) {
        accept(entry, later.remove(entry.sale().saleId()));
      }
    }

    private void accept(Entry accrual, Map<String, Long> given) {
      if (given.values().stream().allMatch(fen -> fen == 0)) {
        return;
      }
      given.forEach((party, fen) -> byParty.merge(party, fen, Math::addExact));
      orders.add(accrual.sale().saleId());
      LocalDate day = BookFold.day(accrual.happenedAt());
      product = product == null ? accrual.sale().product() : product;
      from = from == null || day.isBefore(from) ? day : from;
      to = to == null || day.isAfter(to) ? day : to;
    }
  }

  ProductShares(BookService books, ContractService contracts, Clock clock) {
    this.books = books;
    this.contracts = contracts;
    this.clock = clock;
  }

  /** Where each yuan of the last sales went, in the book that sold the product last. */
  YuanView yuan(String productId, int last) {
    return known
        .get(productId + ":" + last, key -> gather(productId, last))
        .orElseThrow(() -> Refusal.notFound("settlement.product_unsold"));
  }

  private Optional<YuanView> gather(String productId, int last) {
    Gathered gathered = new Gathered();
    for (String book : booksOf(productId)) {
      if (gathered.orders.size() < last) {
        gather(book, productId, last, gathered);
      }
    }
    long paid = sum(gathered.byParty);
    return paid <= 0 ? Optional.empty() : Optional.of(view(productId, gathered, paid));
  }

  private void gather(String book, String productId, int last, Gathered gathered) {
    long to = Long.MAX_VALUE;
    while (gathered.orders.size() < last) {
      long top = to;
      List<Long> places =
          books.read(
              book, fold -> fold.index().lastOfProduct(productId, top, BookService.MOST_BLOCKS));
      if (places.isEmpty()) {
        return;
      }
      for (Block block : books.blocks(book, places).reversed()) {
        for (Entry entry : block.entries().reversed()) {
          boolean isWanted =
              entry.sale() != null
                  && productId.equals(entry.sale().productId())
                  && ProductDay.concerns(entry)
                  && gathered.orders.size() < last;
          if (isWanted) {
            gathered.add(entry);
          }
        }
      }
      to = places.getLast() - 1;
    }
  }

  /** The books with sales of the product, the one with the newest first. */
  private List<String> booksOf(String productId) {
    Map<String, LocalDate> newest = new HashMap<>();
    for (String book : contracts.allContractIds()) {
      LocalDate day =
          books.read(
              book,
              fold -> {
                NavigableMap<LocalDate, ProductDay> days = fold.index().daysOfProduct(productId);
                return days.isEmpty() ? null : days.lastKey();
              });
      if (day != null) {
        newest.put(book, day);
      }
    }
    return newest.entrySet().stream()
        .sorted(Map.Entry.<String, LocalDate>comparingByValue().reversed())
        .map(Map.Entry::getKey)
        .toList();
  }

  private YuanView view(String productId, Gathered gathered, long paid) {
    Map<PartyKind, Long> sums = new HashMap<>();
    Map<PartyKind, Integer> parties = new HashMap<>();
    gathered.byParty.forEach(
        (party, fen) -> {
          PartyKind kind = kind(party);
          sums.merge(kind, fen, Math::addExact);
          parties.merge(kind, 1, Integer::sum);
        });
    List<PartyKind> kinds =
        sums.keySet().stream()
            .filter(kind -> sums.get(kind) != 0)
            .sorted(
                Comparator.comparingLong((PartyKind kind) -> -sums.get(kind))
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
    List<String> percents = Tenths.of(kinds.stream().map(sums::get).toList());
    List<KindShare> shares = new ArrayList<>();
    String farmers = "0.0";
    for (int i = 0; i < kinds.size(); i++) {
      PartyKind kind = kinds.get(i);
      Money amount = Money.cny(sums.get(kind));
      shares.add(new KindShare(kind, NAMES.get(kind), amount, percents.get(i), parties.get(kind)));
      farmers = kind == PartyKind.FARMER ? percents.get(i) : farmers;
    }
    return new YuanView(
        productId,
        gathered.product,
        gathered.orders.size(),
        Money.cny(paid),
        gathered.from,
        gathered.to,
        shares,
        farmers);
  }

  /** The farmers' share of the last months, from all books. */
  FarmerShareView farmerShare(String productId, int months) {
    YearMonth first = YearMonth.now(clock.withZone(BookFold.ZONE)).minusMonths(months - 1L);
    Map<YearMonth, Map<String, Long>> given = new TreeMap<>();
    Map<YearMonth, Long> sales = new HashMap<>();
    for (String book : contracts.allContractIds()) {
      books.<Boolean>read(
          book,
          fold -> {
            fold.index()
                .daysOfProduct(productId)
                .tailMap(first.atDay(1), true)
                .forEach((day, sums) -> add(YearMonth.from(day), sums, given, sales));
            return true;
          });
    }
    List<Month> shown = new ArrayList<>();
    given.forEach((month, byParty) -> add(shown, month, byParty, sales.get(month)));
    return new FarmerShareView(productId, shown);
  }

  private static void add(
      YearMonth month,
      ProductDay day,
      Map<YearMonth, Map<String, Long>> given,
      Map<YearMonth, Long> sales) {
    Map<String, Long> byParty = given.computeIfAbsent(month, each -> new HashMap<>());
    day.byParty().forEach((party, fen) -> byParty.merge(party, fen, Math::addExact));
    sales.merge(month, day.sales(), Long::sum);
  }

  private void add(List<Month> shown, YearMonth month, Map<String, Long> byParty, long sales) {
    long paid = sum(byParty);
    long farmers = 0;
    for (Map.Entry<String, Long> each : byParty.entrySet()) {
      farmers += kind(each.getKey()) == PartyKind.FARMER ? each.getValue() : 0;
    }
    if (paid > 0) {
      shown.add(
          new Month(
              month.toString(),
              sales,
              Money.cny(paid),
              Money.cny(farmers),
              Percent.of(farmers, paid)));
    }
  }

  private PartyKind kind(String party) {
    return contracts.party(party).map(Party::kind).orElseThrow();
  }

  private static long sum(Map<String, Long> byParty) {
    return byParty.values().stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
  }
}
