package org.tongtian.orders.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.money.Money;
import org.tongtian.orders.channel.ChannelStatement;
import org.tongtian.orders.reconciliation.Difference.Kind;

/** A sound day is silent; whatever is spoiled in it is found, and nothing else. */
class ComparisonTest {

  private static final List<Kind> KINDS = List.of(Kind.values());

  @Test
  void aSoundDayIsSilent() {
    for (long seed = 0; seed < 200; seed++) {
      SoundDay day = new SoundDay(new SplittableRandom(seed), 30);
      assertThat(Comparison.of(day.records())).as("seed %d", seed).isEmpty();
    }
  }

  @Test
  void anEmptyDayIsSilent() {
    Money none = Money.cny(0);
    ChannelStatement empty =
        new ChannelStatement(
            SoundDay.DAY, List.of(), List.of(), new ChannelStatement.Totals(0, none, none, none));
    DayRecords nothing =
        new DayRecords(
            SoundDay.MERCHANT,
            empty,
            List.of(),
            List.of(),
            java.util.Map.of(),
            java.util.Map.of(),
            Set.of(),
            java.util.Map.of());
    assertThat(Comparison.of(nothing)).isEmpty();
  }

  @Test
  void exactlyWhatWasSpoiledIsFound() {
    Set<Kind> spoiledEver = EnumSet.noneOf(Kind.class);
    for (long seed = 0; seed < 2_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      SoundDay day = new SoundDay(random, 40);
      Spoiler spoiler = new Spoiler(day, random);
      int many = random.nextInt(1, 8);
      for (int i = 0; i < many; i++) {
        spoiler.spoil(KINDS.get(random.nextInt(KINDS.size())));
      }
      List<Spoiler.Expected> found = new ArrayList<>();
      for (Difference difference : Comparison.of(spoiler.records())) {
        found.add(new Spoiler.Expected(difference.kind(), difference.subject()));
      }
      assertThat(found).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(spoiler.expected());
      spoiler.expected().forEach(expected -> spoiledEver.add(expected.kind()));
    }
    assertThat(spoiledEver).as("every kind was tried").containsExactly(Kind.values());
  }

  @Test
  void aDifferenceSaysBothAmountsAndTheOrdersNumber() {
    SoundDay day = new SoundDay(new SplittableRandom(1), 3);
    var line = day.paymentLines.getFirst();
    day.paymentLines.set(
        0,
        new ChannelStatement.PaymentLine(
            line.merchantId(),
            line.merchantOrderId(),
            line.transactionId(),
            line.amount().plus(Money.cny(1)),
            line.fee(),
            line.paidAt()));
    assertThat(Comparison.of(day.records()))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.kind()).isEqualTo(Kind.PAYMENT_AMOUNT);
              assertThat(found.ours()).isEqualTo(line.amount());
              assertThat(found.theirs()).isEqualTo(line.amount().plus(Money.cny(1)));
              assertThat(found.channelNumber()).isEqualTo(line.transactionId());
              assertThat(found.orderNumber()).startsWith("T");
            });
  }

  @Test
  void aLineAtTheVeryEndOfTheDayIsOfTheDayAndOneLaterIsNot() {
    SoundDay day = new SoundDay(new SplittableRandom(2), 1);
    var line = day.paymentLines.getFirst();
    var end = org.tongtian.orders.businessday.BusinessDays.endOf(SoundDay.DAY);
    for (Duration late : List.of(Duration.ofMillis(-1), Duration.ZERO)) {
      day.paymentLines.set(
          0,
          new ChannelStatement.PaymentLine(
              line.merchantId(),
              line.merchantOrderId(),
              line.transactionId(),
              line.amount(),
              line.fee(),
              end.plus(late)));
      assertThat(Comparison.of(day.records())).hasSize(late.isZero() ? 1 : 0);
    }
  }
}
