package org.tongtian.orders.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tongtian.api.settlement.SettlementApi;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.local.stores.EmbeddedStores;
import org.tongtian.orders.channel.PaymentProvider;
import org.tongtian.orders.reconciliation.Difference.Kind;

/** Each day is compared once by itself, over several instances and restarts. */
class ReconciliationServiceTest {

  private static final Instant NEXT_MORNING = Instant.parse("2026-11-22T02:00:00Z");
  private static MongoClient mongo;

  private final SoundDay day = new SoundDay(new SplittableRandom(7), 12);
  private final AtomicInteger asked = new AtomicInteger();
  private MongoDatabase database;
  private volatile String channelRefuses;
  private volatile boolean bookIsAway;

  @BeforeAll
  static void connect() {
    mongo = MongoClients.create(EmbeddedStores.shared().mongoUri());
  }

  @AfterAll
  static void disconnect() {
    mongo.close();
  }

  @BeforeEach
  void fresh() {
    database = mongo.getDatabase("rec" + Ids.next().substring(24));
  }

  @Test
  void aDayThatIsOverIsComparedOnceAndKept() {
    instance(NEXT_MORNING).sweep();
    instance(NEXT_MORNING.plus(Duration.ofHours(5))).sweep();
    assertThat(asked).hasValue(1);
    Reconciliation kept = kept();
    assertThat(kept.state()).isEqualTo(Reconciliation.State.DONE);
    assertThat(kept.differences()).isEmpty();
    assertThat(kept.channel().payments()).isEqualTo(12);
    assertThat(kept.channel().paid()).isEqualTo(kept.ours().paid());
    assertThat(kept.ranAt()).isEqualTo(NEXT_MORNING);
  }

  @Test
  void severalInstancesAtOnceCompareItOnce() throws InterruptedException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 8; i++) {
        threads.execute(() -> instance(NEXT_MORNING).sweep());
      }
    }
    assertThat(asked).hasValue(1);
    assertThat(kept().state()).isEqualTo(Reconciliation.State.DONE);
  }

  @Test
  void aDayWhoseFileIsNotThereWaitsForIt() {
    channelRefuses = "payment.statement_not_ready";
    instance(NEXT_MORNING).sweep();
    assertThat(kept().state()).isEqualTo(Reconciliation.State.WAITS);
    channelRefuses = null;
    instance(NEXT_MORNING.plus(Duration.ofMinutes(9))).sweep();
    assertThat(kept().state()).isEqualTo(Reconciliation.State.WAITS);
    instance(NEXT_MORNING.plus(Duration.ofMinutes(10))).sweep();
    assertThat(kept().state()).isEqualTo(Reconciliation.State.DONE);
  }

  @Test
  void whatAnInstanceThatDiedHadBegunIsTakenUp() {
    new ReconciliationRepository(database)
        .claim(SoundDay.DAY, NEXT_MORNING, NEXT_MORNING.plus(Duration.ofMinutes(10)));
    instance(NEXT_MORNING.plus(Duration.ofMinutes(9))).sweep();
    assertThat(kept().state()).isEqualTo(Reconciliation.State.RUNNING);
    instance(NEXT_MORNING.plus(Duration.ofMinutes(10))).sweep();
    assertThat(kept().state()).isEqualTo(Reconciliation.State.DONE);
  }

  @Test
  void withoutTheBookNothingIsSaid() {
    bookIsAway = true;
    instance(NEXT_MORNING).sweep();
    assertThat(kept().state()).isEqualTo(Reconciliation.State.WAITS);
    assertThatThrownBy(() -> instance(NEXT_MORNING).run(SoundDay.DAY))
        .hasMessageContaining("reconciliation.book_unreachable");
  }

  @Test
  void byHandItIsComparedAgainAndTheNewestStands() {
    day.paymentLines.removeFirst();
    ReconciliationService service = instance(NEXT_MORNING);
    service.sweep();
    assertThat(kept().differences())
        .extracting(Difference::kind)
        .containsExactly(Kind.PAYMENT_NOT_IN_FILE);
    day.payments.remove(day.payments.keySet().iterator().next());
    assertThat(service.run(SoundDay.DAY).differences()).isEmpty();
    assertThat(kept().differences()).isEmpty();
  }

  @Test
  void aDayThatNoChannelRemembersIsRefusedAndNotKept() {
    LocalDate longAgo = LocalDate.of(2026, 8, 20);
    assertThatThrownBy(() -> instance(NEXT_MORNING).run(longAgo))
        .hasMessageContaining("reconciliation.day_too_old");
    assertThat(new ReconciliationRepository(database).find(longAgo)).isEmpty();
  }

  @Test
  void aDayThatIsNotOverIsRefused() {
    assertThatThrownBy(() -> instance(NEXT_MORNING).run(LocalDate.of(2026, 11, 22)))
        .hasMessageContaining("reconciliation.day_not_over");
    assertThat(asked).hasValue(0);
  }

  private Reconciliation kept() {
    return new ReconciliationRepository(database).find(SoundDay.DAY).orElseThrow();
  }

  private ReconciliationService instance(Instant now) {
    SettlementApi settlement =
        answering(
            SettlementApi.class,
            (method, arguments) -> {
              if (bookIsAway) {
                throw new IllegalStateException("away");
              }
              return ((List<?>) arguments[0])
                  .stream().map(day.books::get).filter(found -> found != null).toList();
            });
    return new ReconciliationService(
        channel(),
        records(),
        new SaleBooks(settlement, CircuitBreakerRegistry.ofDefaults()),
        new ReconciliationRepository(database),
        new ReconciliationSettings(1),
        Clock.fixed(now, ZoneOffset.UTC));
  }

  private PaymentProvider channel() {
    return answering(
        PaymentProvider.class,
        (method, arguments) ->
            switch (method) {
              case "merchantId" -> SoundDay.MERCHANT;
              case "findRefund" ->
                  day.elsewhere.contains((String) arguments[0])
                      ? Optional.of("known")
                      : Optional.empty();
              case "statement" -> {
                if (channelRefuses != null) {
                  throw Refusal.conflict(channelRefuses);
                }
                asked.incrementAndGet();
                yield day.records().statement();
              }
              default -> throw new IllegalStateException(method);
            });
  }

  private RecordedMoney records() {
    return answering(
        RecordedMoney.class,
        (method, arguments) ->
            switch (method) {
              case "paymentsOf" -> List.copyOf(day.payments.values());
              case "refundsOf" -> List.copyOf(day.refunds.values());
              case "payments" -> of((Collection<?>) arguments[0], day.otherPayments);
              case "refunds" -> of((Collection<?>) arguments[0], day.otherRefunds);
              default -> throw new IllegalStateException(method);
            });
  }

  private static <T> List<T> of(Collection<?> ids, java.util.Map<String, T> known) {
    return ids.stream().filter(known::containsKey).map(known::get).toList();
  }

  private interface Answers {
    Object to(String method, Object... arguments);
  }

  private static <T> T answering(Class<T> type, Answers answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answers.to(method.getName(), arguments)));
  }
}
