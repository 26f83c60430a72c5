package org.tongtian.settlement.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.context.ConfigurableApplicationContext;
import org.tongtian.kit.event.Fact;
import org.tongtian.kit.event.Facts;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.testing.ServiceUnderTest;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.SettlementApplication;
import org.tongtian.settlement.SettlementClient;
import org.tongtian.settlement.book.Block;
import org.tongtian.settlement.book.BookService;
import org.tongtian.settlement.book.Entry;
import org.tongtian.settlement.book.EntryKind;
import org.tongtian.settlement.book.FactBatches;
import tools.jackson.databind.json.JsonMapper;

/**
 * Settlement-service under load, to be killed at any moment by {@link KillRun}. It says which
 * orders are booked once the books have them; a batch that failed is handed over again, as the
 * reader of the streams does. On the line {@code check} it stops and tells what the books hold.
 */
final class KillWorker {

  static final String READY = "@@ready";
  static final String ACKNOWLEDGED = "@@ack ";
  static final String BOOKED = "@@booked ";
  static final String FAULT = "@@fault ";
  static final String DONE = "@@done";

  /** Ends every line, so that one that death cut short is not taken for a whole one. */
  static final String WHOLE = " .";

  private static final int SELLERS = 6;
  private static final int WRITERS = 8;
  private static final int BATCH = 16;

  private final ConfigurableApplicationContext service;
  private final BookService books;
  private final Sellers sellers;
  private final List<OrderTexts> texts = new ArrayList<>();
  private final FactBatches entry;
  private final PrintStream out = System.out;
  private volatile boolean stopping;

  private KillWorker(long seed) {
    List<String> settings = new ArrayList<>(List.of("--server.port=0"));
    ServiceUnderTest.properties("kills")
        .forEach((name, value) -> settings.add("--" + name + "=" + value));
    service = SettlementApplication.start(settings.toArray(String[]::new));
    books = service.getBean(BookService.class);
    int port = service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    sellers = new Sellers(SELLERS, new SettlementClient(port), seed);
    JsonMapper json = service.getBean(JsonMapper.class);
    for (int i = 0; i < sellers.size(); i++) {
      texts.add(new OrderTexts(sellers.get(i), json));
    }
    entry = new FactBatches(service.getBean(Facts.class), books);
  }

  /** Arguments: seed. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    KillWorker worker = new KillWorker(Long.parseLong(arguments[0]));
    worker.say(READY);
    List<Thread> writers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      writers.add(Thread.ofPlatform().start(worker::write));
    }
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String command = commands.readLine();
    worker.stopping = true;
    for (Thread writer : writers) {
      writer.join();
    }
    if ("check".equals(command)) {
      worker.check();
    }
    System.exit(0);
  }

  private void say(String line) {
    synchronized (out) {
      out.println(line + WHOLE);
      out.flush();
    }
  }

  private void write() {
    SplittableRandom random = new SplittableRandom();
    List<Fact> before = List.of();
    while (!stopping) {
      List<Fact> batch = new ArrayList<>();
      for (int i = 0; i < BATCH; i++) {
        if (!before.isEmpty() && random.nextInt(20) == 0) {
          batch.add(before.get(random.nextInt(before.size())));
          continue;
        }
        int seller = sellers.next(random);
        long gross = random.nextLong(1_000, 50_000);
        batch.add(texts.get(seller).paid(new OrderTexts.Order(Ids.next(), seller, gross)));
      }
      handOver(batch);
      before = batch;
    }
  }

  private void handOver(List<Fact> batch) {
    while (true) {
      try {
        entry.take(batch);
        String orders =
            batch.stream().map(Fact::subject).distinct().collect(Collectors.joining(" "));
        say(ACKNOWLEDGED + orders);
        return;
      } catch (RuntimeException failure) {
        System.err.println("handed over again: " + failure);
        pause();
      }
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(100);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private void check() {
    for (int i = 0; i < sellers.size(); i++) {
      String book = sellers.get(i).contract();
      for (long from = 1; ; from += 64) {
        List<Block> blocks = books.blocks(book, from, from + 63);
        for (Block block : blocks) {
          String orders =
              block.entries().stream()
                  .filter(each -> each.kind() == EntryKind.ACCRUED)
                  .map(Entry::sale)
                  .map(sale -> sale.saleId())
                  .collect(Collectors.joining(" "));
          say(BOOKED + orders);
        }
        if (blocks.size() < 64) {
          break;
        }
      }
      Text fault = books.audit(book).fault();
      if (fault != null) {
        say(FAULT + book + " " + fault.en());
      }
    }
    say(DONE);
  }
}
