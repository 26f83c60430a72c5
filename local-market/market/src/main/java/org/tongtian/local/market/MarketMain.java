package org.tongtian.local.market;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongtian.local.stores.StoreStartException;

/** What {@code ./run} starts. */
public final class MarketMain {

  private static final Logger LOG = LoggerFactory.getLogger(MarketMain.class);

  private MarketMain() {}

  /** Starts the market and keeps it running until it is told to end. */
  public static void main(String[] arguments) throws InterruptedException {
    Logs.gather();
    Progress progress = new Progress(System.out);
    try {
      MarketOptions options = MarketOptions.parse(Arrays.asList(arguments));
      Market market = Market.prepare(options, progress);
      // Before the first part starts: Ctrl-C may come at any moment.
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(market, progress, options)));
      if (isOpen(market)) {
        welcome(progress, market, options);
        new CountDownLatch(1).await();
      }
    } catch (MarketStartException | StoreStartException failure) {
      System.err.println(failure.getMessage());
      System.exit(1);
    }
  }

  private static void stop(Market market, Progress progress, MarketOptions options) {
    if (market.hasFailed()) {
      return; // nothing was left running, and the one line that says why was printed
    }
    progress.say("");
    market.close();
    progress.say("同田 has stopped; data is kept in " + options.data());
  }

  /** Starts the market; false where it was told to stop before it was open. */
  private static boolean isOpen(Market market) {
    try {
      market.start();
      return !market.isClosing();
    } catch (RuntimeException failure) {
      if (!market.isClosing()) {
        throw failure;
      }
      LOG.info("The start was broken off: {}", failure.toString());
      return false;
    }
  }

  private static void welcome(Progress progress, Market market, MarketOptions options) {
    String door = market.gateway();
    progress.say("");
    progress.say("同田 Tongtian is open.");
    progress.say("  shop    " + door + "/          (a phone-sized window)");
    progress.say("  studio  " + door + "/studio/");
    progress.say("  desk    " + door + "/desk/");
    progress.say("  API     " + door + "/docs");
    progress.say("");
    progress.say(
        "Sign in with a phone number: ask for a code (发验证码), then enter the one beside it:");
    for (DemoPerson person : DemoData.people()) {
      progress.say(
          String.format(
              Locale.ROOT,
              "  %s  %s  %-13s %s%s",
              person.phone(),
              person.standingCode(),
              person.role(),
              person.name().zh(),
              person.party() == null ? "" : " · " + person.party().name().zh()));
    }
    progress.say("");
    progress.say("The same for scripts: " + options.data().resolve("market.json"));
    progress.say("Ctrl-C ends it.");
  }
}
