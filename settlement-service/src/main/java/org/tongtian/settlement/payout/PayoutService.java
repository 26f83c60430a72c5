package org.tongtian.settlement.payout;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.problem.Refusal;

/** Accounts of parties and the list of their payouts. */
@Service
class PayoutService {

  private static final Pattern NUMBER = Pattern.compile("\\d{8,30}");
  private static final int LONGEST_NAME = 100;
  private static final int SHOWN_DIGITS = 4;

  private final PayoutRepository payouts;
  private final PayoutCycles cycles;
  private final Clock clock;

  /**
   * What a party registers.
   *
   * @param cycle DAILY, WEEKLY or HALF_MONTHLY; null for the default of all
   */
  record AccountDraft(String number, String holder, String bank, PayoutCycle cycle) {}

  /**
   * An account as it is shown.
   *
   * @param numberMasked its last four digits
   * @param cycle null for the default of all
   */
  record AccountView(
      String party,
      String numberMasked,
      String holder,
      String bank,
      PayoutCycle cycle,
      boolean closed,
      Instant nextRunAt) {}

  /**
   * A payout as its party sees it.
   *
   * @param numberMasked last four digits of the account
   * @param reason code where it was returned, else null
   */
  record PayoutView(
      String id,
      String contractId,
      Money amount,
      PayoutState state,
      String reason,
      String numberMasked,
      Instant plannedAt,
      Instant changedAt) {}

  /**
   * A page.
   *
   * @param next cursor of the payouts after these, null after the last
   */
  record PayoutPage(List<PayoutView> items, String next) {}

  PayoutService(PayoutRepository payouts, PayoutCycles cycles, Clock clock) {
    this.payouts = payouts;
    this.cycles = cycles;
    this.clock = clock;
  }

  /** Registers where the party is paid out from now on; payouts on their way keep their account. */
  AccountView register(String party, AccountDraft draft) {
    payouts.put(account(party, draft));
    return account(party);
  }

  /** Registers an account for a party that has none, open or closed; leaves a known one alone. */
  AccountView registerFirst(String party, AccountDraft draft) {
    payouts.insert(account(party, draft));
    return account(party);
  }

  private PayoutAccount account(String party, AccountDraft draft) {
    if (draft.number() == null || !NUMBER.matcher(draft.number()).matches()) {
      throw Refusal.invalid("payout.number_invalid", "number");
    }
    requireName(draft.holder(), "holder");
    requireName(draft.bank(), "bank");
    String cycle = draft.cycle() == null ? null : draft.cycle().name();
    return new PayoutAccount(
        party,
        draft.number(),
        draft.holder(),
        draft.bank(),
        cycle,
        false,
        cycles.after(cycle, clock.instant()));
  }

  /** The party's account; 404 where it has none. */
  AccountView account(String party) {
    PayoutAccount account =
        payouts.account(party).orElseThrow(() -> Refusal.notFound("payout.account_unknown"));
    return new AccountView(
        account.party(),
        masked(account.number()),
        account.holder(),
        account.bank(),
        account.cycle() == null ? null : PayoutCycle.valueOf(account.cycle()),
        account.closed(),
        account.nextRunAt());
  }

  /** Closes the party's account: nothing is planned to it any more. */
  AccountView close(String party) {
    account(party);
    payouts.close(party);
    return account(party);
  }

  /** The party's payouts, newest first. */
  PayoutPage page(String party, String after, int limit) {
    List<Payout> found = payouts.of(party, place(after), limit + 1);
    boolean more = found.size() > limit;
    List<Payout> page = more ? found.subList(0, limit) : found;
    return new PayoutPage(
        page.stream().map(PayoutService::view).toList(), more ? cursor(page.getLast()) : null);
  }

  static PayoutView view(Payout payout) {
    return new PayoutView(
        payout.id(),
        payout.book(),
        Money.cny(payout.amount()),
        PayoutState.valueOf(payout.state()),
        payout.reason(),
        masked(payout.number()),
        payout.plannedAt(),
        payout.changedAt());
  }

  private static void requireName(String name, String field) {
    if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
      throw Refusal.invalid("request.field_invalid", field, field);
    }
  }

  private static String masked(String number) {
    return "**** " + number.substring(number.length() - SHOWN_DIGITS);
  }

  private static String cursor(Payout last) {
    return last.plannedAt().toEpochMilli() + "." + last.id();
  }

  private static PayoutRepository.Place place(String cursor) {
    if (cursor == null) {
      return null;
    }
    int dot = cursor.indexOf('.');
    try {
      long millis = Long.parseLong(cursor, 0, Math.max(0, dot), 10);
      return new PayoutRepository.Place(Instant.ofEpochMilli(millis), cursor.substring(dot + 1));
    } catch (NumberFormatException malformed) {
      throw Refusal.invalid("request.field_invalid", "after", "after");
    }
  }
}
