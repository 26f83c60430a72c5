package org.tongtian.settlement.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;
import org.tongtian.kit.event.Fact;
import org.tongtian.kit.event.Facts;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.security.Role;
import org.tongtian.kit.testing.ServiceUnderTest;
import org.tongtian.kit.testing.TestIssuer;
import org.tongtian.settlement.SettlementApplication;
import org.tongtian.settlement.SettlementClient;
import org.tongtian.settlement.book.BookFold;
import org.tongtian.settlement.book.BookService;
import org.tongtian.settlement.book.FactBatches;
import org.tongtian.settlement.split.Drift;
import tools.jackson.databind.json.JsonMapper;

/**
 * Settlement-service with a load of its own, for {@code bench/settlement}: it reads one command a
 * line and answers each with one line of JSON behind {@value #MARK}. The stores are those of {@code
 * MONGODB_URI} and {@code REDIS_URI}.
 *
 * <pre>{@code
 * load <writers> <warm-up ms> <measured ms>
 * drift <sales>
 * book <entries>        statement and fold of one large book
 * check                 every book holds exactly what was acknowledged
 * }</pre>
 */
public final class SplitWorker {

  static final String MARK = "@@";

  /** As many facts as the reader of the streams takes at once. */
  private static final int BATCH = 128;

  private final ConfigurableApplicationContext service;
  private final BookService books;
  private final SettlementClient client;
  private final Sellers sellers;
  private final List<OrderTexts> texts = new ArrayList<>();
  private final FactBatches entry;
  private final Load load;
  private final long seed;
  private long acknowledged;
  private long acknowledgedGross;

  private SplitWorker(int sellerCount, long seed) {
    this.seed = seed;
    List<String> settings = new ArrayList<>(List.of("--server.port=0"));
    ServiceUnderTest.properties("bench")
        .forEach((name, value) -> settings.add("--" + name + "=" + value));
    service = SettlementApplication.start(settings.toArray(String[]::new));
    books = service.getBean(BookService.class);
    client =
        new SettlementClient(
            service.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    sellers = new Sellers(sellerCount, client, seed);
    JsonMapper json = service.getBean(JsonMapper.class);
    for (int i = 0; i < sellers.size(); i++) {
      texts.add(new OrderTexts(sellers.get(i), json));
    }
    entry = new FactBatches(service.getBean(Facts.class), books);
    load = new Load(sellers, texts, entry::take, BATCH, seed);
  }

  /** Arguments: number of sellers, seed. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    PrintStream out = System.out;
    SplitWorker worker =
        new SplitWorker(Integer.parseInt(arguments[0]), Long.parseLong(arguments[1]));
    JsonMapper json = JsonMapper.builder().build();
    out.println(MARK + json.writeValueAsString(Map.of("sellers", worker.sellers.size())));
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      out.println(MARK + json.writeValueAsString(worker.answered(line.split(" ", -1))));
      out.flush();
    }
    worker.service.close();
    System.exit(0);
  }

  /** Whoever asked must hear of a failure and not wait for ever. */
  private Map<String, Object> answered(String[] command) throws InterruptedException {
    try {
      return answer(command);
    } catch (RuntimeException failure) {
      return Map.of("failure", failure.toString());
    }
  }

  private Map<String, Object> answer(String[] command) throws InterruptedException {
    return switch (command[0]) {
      case "load" -> load(number(command, 1), number(command, 2), number(command, 3));
      case "drift" -> drift(number(command, 1));
      case "book" -> book(number(command, 1));
      case "check" -> check();
      default -> throw new IllegalArgumentException("unknown command " + command[0]);
    };
  }

  private static long number(String[] command, int place) {
    return Long.parseLong(command[place]);
  }

  private Map<String, Object> load(long writers, long warmUp, long measured)
      throws InterruptedException {
    double publishedBefore = published();
    Load.Result result = load.run((int) writers, warmUp, measured);
    acknowledged += result.accepted();
    acknowledgedGross += result.gross();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("seconds", result.seconds());
    answer.put("sales", result.sales());
    answer.put("accepted", result.accepted());
    answer.put("facts", result.facts());
    answer.put("p50", known(result.p50()));
    answer.put("p99", known(result.p99()));
    answer.put("published", published() - publishedBefore);
    answer.put("failures", result.failures());
    return answer;
  }

  /** JSON has no word for what was not measured but null. */
  private static Double known(double value) {
    return Double.isNaN(value) ? null : value;
  }

  private double published() {
    return service
        .getBean(io.micrometer.core.instrument.MeterRegistry.class)
        .counter("tongtian.facts.published")
        .count();
  }

  private Map<String, Object> drift(long sales) {
    Drift.Found found = Drift.over(sales, seed);
    return Map.of("fen", found.fen(), "sales", found.sales(), "contracts", found.contracts());
  }

  /** One seller's book grows to so many entries, half of them sales, half of them receipts. */
  private Map<String, Object> book(long entries) {
    Sellers.Seller seller = sellers.get(sellers.size() - 1);
    OrderTexts facts = texts.getLast();
    long half = entries / 2;
    for (long done = 0; done < half; done += 4L * BATCH) {
      List<Fact> paid = new ArrayList<>();
      List<Fact> received = new ArrayList<>();
      for (long i = done; i < Math.min(half, done + 4L * BATCH); i++) {
        OrderTexts.Order order =
            new OrderTexts.Order(Ids.next(), sellers.size() - 1, 1_000 + i % 40_000);
        paid.add(facts.paid(order));
        received.add(facts.received(order));
      }
      entry.take(paid);
      entry.take(received);
    }
    Map<String, Object> answer = new LinkedHashMap<>(statement(seller));
    BookService fresh = service.getAutowireCapableBeanFactory().createBean(BookService.class);
    long begun = System.nanoTime();
    long blocks = fresh.<Long>read(seller.contract(), BookFold::seq);
    answer.put("foldSeconds", (System.nanoTime() - begun) / 1e9);
    answer.put("blocks", blocks);
    answer.put("entries", 2 * half);
    return answer;
  }

  private Map<String, Object> statement(Sellers.Seller seller) {
    String token = TestIssuer.shared().token(Role.FARMER, Ids.next(), seller.farmer().id(), "杨秀英");
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < 15; i++) {
      long begun = System.nanoTime();
      SettlementClient.Answer answer = client.get("/api/settlement/statement?limit=50", token);
      if (answer.status() != 200) {
        throw new IllegalStateException("No statement: " + answer.body());
      }
      millis.add((System.nanoTime() - begun) / 1e6);
    }
    millis.sort(null);
    return Map.of(
        "statementMedian", millis.get(millis.size() / 2), "statementMax", millis.getLast());
  }

  /** What the books hold in all against what was acknowledged. */
  private Map<String, Object> check() {
    long booked = 0;
    long gross = 0;
    for (int i = 0; i < sellers.size(); i++) {
      String book = sellers.get(i).contract();
      for (long from = 1; ; from += 64) {
        var blocks = books.blocks(book, from, from + 63);
        for (var block : blocks) {
          booked +=
              block.entries().stream().filter(each -> each.kind().name().equals("ACCRUED")).count();
        }
        if (blocks.size() < 64) {
          break;
        }
      }
      gross +=
          books.<Long>read(
              book,
              fold ->
                  fold.accounts().values().stream()
                      .mapToLong(account -> account.escrow() + account.payable())
                      .sum());
    }
    String audited = sellers.get(sellers.size() / 4).contract();
    return Map.of(
        "acknowledged", acknowledged,
        "booked", booked,
        "acknowledgedGross", acknowledgedGross,
        "bookedGross", gross,
        "fault", String.valueOf(books.audit(audited).fault()));
  }
}
