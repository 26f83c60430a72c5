package org.tongtian.orders.aftersales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.money.Unit;
import org.tongtian.orders.order.LineMoney;
import org.tongtian.orders.order.OrderLine;

/** The money of a share of a line, to the fen. */
class LineShareTest {

  private static final int ROUNDS = 3_000;

  @Test
  void thirtyPerCentOfTwoJin() {
    OrderLine line = Samples.jin();
    long share = LineShare.weight(Quantity.of(2), 30); // 12 % of the line
    LineMoney money = LineShare.money(line, 0, share, true);
    assertThat(money).isEqualTo(Samples.money(354 + 24 + 12, 24, 12, 48));
    assertThat(money.paid().amount()).isEqualTo(402);
  }

  @Test
  void theDeliveryStaysWhereItIsNotGivenBack() {
    LineMoney money =
        LineShare.money(Samples.jin(), 0, LineShare.weight(Quantity.of(5), 100), false);
    assertThat(money).isEqualTo(Samples.money(3_250, 200, 100, 0));
  }

  @Test
  void sharesInAnyOrderAddUpToTheWholeLine() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      LineMoney money = anyMoney(random);
      Quantity quantity = Quantity.of(1 + random.nextInt(20));
      OrderLine line = Samples.line(Unit.JIN, quantity, money);
      List<Long> shares = cuts(random, LineShare.whole(line));
      LineMoney once = add(line, shares);
      Collections.shuffle(shares, random);
      LineMoney again = add(line, shares);
      assertThat(once).as("seed %d round %d", seed, round).isEqualTo(money);
      assertThat(again).as("seed %d round %d", seed, round).isEqualTo(money);
    }
  }

  @Test
  void theSameSharesInAnotherOrderGiveTheSameSum() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      OrderLine line = Samples.line(Unit.JIN, Quantity.of(7), anyMoney(random));
      List<Long> some = new ArrayList<>(cuts(random, LineShare.whole(line)));
      some.removeLast();
      LineMoney once = add(line, some);
      Collections.shuffle(some, random);
      assertThat(add(line, some)).as("seed %d round %d", seed, round).isEqualTo(once);
    }
  }

  @Test
  void neverMoreThanWhatIsLeft() {
    OrderLine line = Samples.jin();
    OrderLine nearlyEmpty =
        Samples.with(
            line,
            Samples.progress(
                line, Quantity.of(5), Quantity.ZERO, Samples.money(3_240, 200, 95, 401)));
    LineMoney money = LineShare.money(nearlyEmpty, 0, LineShare.weight(Quantity.of(5), 100), true);
    assertThat(money).isEqualTo(Samples.money(10, 0, 5, 0));
    assertThat(nearlyEmpty.left().minus(money).isSound()).isTrue();
  }

  @Test
  void aShareBeyondTheLineIsAMistake() {
    OrderLine line = Samples.jin();
    long whole = LineShare.whole(line);
    assertThatThrownBy(() -> LineShare.money(line, 1, whole, true))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LineShare.money(line, 0, -1, true))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Takes the shares out one after the other, each part sound by itself. */
  private static LineMoney add(OrderLine line, List<Long> shares) {
    LineMoney back = LineMoney.NOTHING;
    OrderLine now = line;
    long before = 0;
    for (long share : shares) {
      LineMoney part = LineShare.money(now, before, share, true);
      assertThat(part.isSound()).isTrue();
      assertThat(now.left().minus(part).isSound()).isTrue();
      back = back.plus(part);
      now = Samples.with(now, Samples.progress(now, now.quantity(), Quantity.ZERO, back));
      before += share;
    }
    return back;
  }

  private static List<Long> cuts(Random random, long whole) {
    List<Long> shares = new ArrayList<>();
    long left = whole;
    while (left > 0 && shares.size() < 8) {
      long share = 1 + random.nextLong(left);
      shares.add(share);
      left -= share;
    }
    if (left > 0) {
      shares.add(left);
    }
    return shares;
  }

  private static LineMoney anyMoney(Random random) {
    long goods = random.nextLong(1, 100_001);
    long cooperative = random.nextLong(goods + 1);
    long platform = random.nextLong(goods - cooperative + 1);
    return Samples.money(goods, cooperative, platform, random.nextInt(2_000));
  }
}
