package org.tongtian.settlement.debt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.testing.ServiceUnderTest;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.CoopUnderTest;
import org.tongtian.settlement.SettlementClient;
import org.tongtian.settlement.book.BookEvent;
import org.tongtian.settlement.book.BookService;

/** Debts are paid once and only from what is there, whatever dies or runs at the same time. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "spring.config.name=settlement-service")
@ContextConfiguration(initializers = ServiceUnderTest.class)
class DebtServiceTest {

  private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");

  @LocalServerPort private int port;
  @Autowired private BookService books;
  @Autowired private DebtService service;
  @Autowired private DebtRepository debts;

  private CoopUnderTest coop;

  @BeforeEach
  void open() {
    coop = new CoopUnderTest(new SettlementClient(port), books);
  }

  @Test
  void paysWhatIsThereAndTheRestWhenItComes() {
    coop.deposit(coop.coop, 300);
    Debt owed = service.owe(debt(1_000));
    assertThat(owed.paid()).isEqualTo(300);
    assertThat(owed.isOpen()).isTrue();
    assertThat(service.owe(owed).paid()).isEqualTo(300);
    coop.deposit(coop.coop, 5_000);
    service.sweep();
    Debt paid = debts.find(owed.id()).orElseThrow();
    assertThat(paid.paid()).isEqualTo(1_000);
    assertThat(paid.isOpen()).isFalse();
    assertThat(paid.payments()).hasSize(2);
    assertThat(coop.payable(coop.coop.id())).isEqualTo(4_300);
    assertThat(coop.payable(coop.farmer.id())).isEqualTo(1_000);
  }

  @Test
  void aCrashBeforeTheBookingIsTakenUp() {
    coop.deposit(coop.coop, 700);
    Debt debt = debt(1_000);
    debts.add(debt);
    debts.plan(debt, debt.next(700, NOW));
    service.pay(debt.id());
    assertThat(debts.find(debt.id()).orElseThrow().paid()).isEqualTo(700);
    assertThat(coop.payable(coop.farmer.id())).isEqualTo(700);
  }

  @Test
  void aCrashAfterTheBookingPaysNothingTwice() {
    coop.deposit(coop.coop, 5_000);
    Debt debt = debt(1_000);
    debts.add(debt);
    Debt.Payment payment = debt.next(400, NOW);
    debts.plan(debt, payment);
    books.append(
        debt.book(),
        List.of(
            new BookEvent.Transferred(
                payment.event(),
                NOW,
                "RETURN",
                debt.ref(),
                0,
                0,
                List.of(new BookEvent.Leg(debt.from(), -400), new BookEvent.Leg(debt.to(), 400)),
                null)));
    service.pay(debt.id());
    assertThat(debts.find(debt.id()).orElseThrow().paid()).isEqualTo(1_000);
    assertThat(coop.payable(coop.farmer.id())).isEqualTo(1_000);
    assertThat(coop.payable(coop.coop.id())).isEqualTo(4_000);
  }

  @Test
  void aPlannedPaymentThatTheBookRefusesIsGivenUp() {
    Debt debt = debt(1_000);
    debts.add(debt);
    debts.plan(debt, debt.next(700, NOW));
    coop.deposit(coop.coop, 200);
    service.pay(debt.id());
    Debt after = debts.find(debt.id()).orElseThrow();
    assertThat(after.paid()).isEqualTo(200);
    assertThat(after.planned()).isNull();
    assertThat(coop.payable(coop.coop.id())).isZero();
  }

  @Test
  void manyAtOncePayEachDebtOnce() throws Exception {
    coop.deposit(coop.coop, 1_500);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Debt debt = debt(400);
      debts.add(debt);
      ids.add(debt.id());
    }
    List<Future<?>> running = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 40; i++) {
        String id = ids.get(i % ids.size());
        running.add(threads.submit(() -> service.pay(id)));
      }
      for (Future<?> each : running) {
        each.get(60, TimeUnit.SECONDS);
      }
    }
    service.sweep();
    long paid = ids.stream().mapToLong(id -> debts.find(id).orElseThrow().paid()).sum();
    assertThat(paid).isEqualTo(1_500);
    assertThat(coop.payable(coop.farmer.id())).isEqualTo(1_500);
    assertThat(coop.payable(coop.coop.id())).isZero();
    assertThat(coop.fault()).isNull();
  }

  private Debt debt(long amount) {
    return Debt.of(
        "debt:" + Ids.next(),
        coop.contractId,
        "ref:" + Ids.next(),
        coop.coop.id(),
        coop.farmer.id(),
        amount,
        "RETURN",
        0,
        0,
        NOW,
        new Text("欠", "owed"));
  }
}
