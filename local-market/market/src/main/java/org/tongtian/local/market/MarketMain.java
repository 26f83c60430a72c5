package org.tongtian.local.market;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.tongtian.local.stores.StoreStartException;

/** What {@code ./run} starts. */
public final class MarketMain {

  private MarketMain() {}

  /** Starts the market and keeps it running until it is told to end. */
  public static void main(String[] arguments) throws InterruptedException {
    Logs.gather();
    Progress progress = new Progress(System.out);
    try {
      MarketOptions options = MarketOptions.parse(Arrays.asList(arguments));
      Market market = Market.start(options, progress);
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    progress.say("");
                    market.close();
                    progress.say("同田 has stopped; data is kept in " + options.data());
                  }));
      welcome(progress, market, options);
      new CountDownLatch(1).await();
    } catch (MarketStartException | StoreStartException failure) {
      System.err.println(failure.getMessage());
      System.exit(1);
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
