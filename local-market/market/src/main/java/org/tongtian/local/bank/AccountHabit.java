package org.tongtian.local.bank;

/**
 * How an account behaves, by the last digits of its number.
 *
 * @param first state that the bank says or keeps to itself at once
 * @param later state that it reports later, null where there is none
 * @param isSilent whether the order gets no answer
 */
record AccountHabit(String first, String later, boolean isSilent) {

  static AccountHabit of(String number) {
    String last = number.length() < 4 ? number : number.substring(number.length() - 4);
    return switch (last) {
      case "9001" -> new AccountHabit("REJECTED", null, false);
      case "9002" -> new AccountHabit("ACCEPTED", "PAID", true);
      case "9003" -> new AccountHabit("ACCEPTED", "REJECTED", true);
      case "9004" -> new AccountHabit("ACCEPTED", "PAID", false);
      default -> new AccountHabit("PAID", null, false);
    };
  }
}
