package org.tongtian.orders.checkout;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.problem.Refusal;

class SoldOutTest {

  private static final Duration MOMENT = Duration.ofMillis(100);
  private final Refusal refusal =
      Refusal.passedOn(HttpStatus.CONFLICT, SoldOut.CODE, "goods[0]", "只剩 1 箱了");

  private final AtomicLong nanos = new AtomicLong();
  private final SoldOut soldOut = new SoldOut(MOMENT, nanos::get);

  @BeforeEach
  void readsChinese() {
    LocaleContextHolder.setLocale(Locale.CHINA);
  }

  @AfterEach
  void forgetLanguage() {
    LocaleContextHolder.resetLocaleContext();
  }

  @Test
  void whatWasRefusedIsRefusedForAMomentAndSoIsMoreOfIt() {
    soldOut.heard(goods("potatoes", 2), refusal);
    assertThatThrownBy(() -> soldOut.check(goods("potatoes", 2))).isSameAs(refusal);
    assertThatThrownBy(() -> soldOut.check(goods("potatoes", 3))).isSameAs(refusal);
    nanos.addAndGet(MOMENT.toNanos());
    assertAsked(goods("potatoes", 3));
  }

  @Test
  void lessOfItOtherLotsAndOtherLanguagesAreAskedFor() {
    soldOut.heard(goods("potatoes", 2), refusal);
    assertAsked(goods("potatoes", 1));
    assertAsked(goods("kiwi", 2));
    LocaleContextHolder.setLocale(Locale.ENGLISH);
    assertAsked(goods("potatoes", 2));
  }

  @Test
  void aBasketOfSeveralLotsIsNeitherRememberedNorRefused() {
    List<PlacePurchase.Goods> both =
        List.of(goods("potatoes", 1).getFirst(), goods("kiwi", 1).getFirst());
    soldOut.heard(both, refusal);
    assertAsked(goods("potatoes", 1));
    soldOut.heard(goods("potatoes", 1), refusal);
    assertAsked(both);
  }

  @Test
  void whatTheCatalogueDidNotSayIsNotRemembered() {
    soldOut.heard(goods("potatoes", 1), Refusal.conflict(SoldOut.CODE));
    assertAsked(goods("potatoes", 1));
  }

  private void assertAsked(List<PlacePurchase.Goods> goods) {
    assertThatCode(() -> soldOut.check(goods)).doesNotThrowAnyException();
  }

  private static List<PlacePurchase.Goods> goods(String lot, int units) {
    return List.of(new PlacePurchase.Goods(lot, Quantity.of(units), null));
  }
}
