package org.tongtian.settlement.shares;

import java.time.LocalDate;
import java.util.List;
import org.tongtian.api.party.PartyKind;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.text.Text;

/**
 * Where each yuan of a product's last sales went, from the book, less what was taken back (promise
 * S16).
 *
 * @param sales how many; cancelled ones are left out
 * @param paid by consumers for the goods, less what they got back; delivery fees are not in it
 * @param from day of the oldest of these sales
 * @param to day of the newest
 * @param kinds largest first; their percents sum to exactly 100.0
 * @param farmerPercent of the farmers
 */
record YuanView(
    String productId,
    Text product,
    long sales,
    Money paid,
    LocalDate from,
    LocalDate to,
    List<KindShare> kinds,
    String farmerPercent) {

  /**
   * What one kind of party got; below zero where it bore more of coupons than it got.
   *
   * @param percent with one decimal
   * @param parties how many they are
   */
  record KindShare(PartyKind kind, Text name, Money amount, String percent, int parties) {}
}
