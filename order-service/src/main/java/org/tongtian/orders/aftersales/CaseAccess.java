package org.tongtian.orders.aftersales;

import org.tongtian.kit.Pure;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.security.Caller;
import org.tongtian.kit.security.Role;

/**
 * Who may see and move a case: its buyer, the co-operative that sold the goods, and the platform;
 * an auditor reads it (promises G3, S17). To anybody else it does not exist.
 */
@Pure
final class CaseAccess {

  private CaseAccess() {}

  /** As whom the caller moves it; null for who only reads it; else 404. */
  static Actor actor(Caller caller, AfterSalesCase of) {
    if (caller.accountId().equals(of.buyerId())) {
      return Actor.BUYER;
    }
    if (caller.role() == Role.COOP_MANAGER && caller.actsFor(of.cooperative().id())) {
      return Actor.COOPERATIVE;
    }
    if (caller.role() == Role.PLATFORM) {
      return Actor.PLATFORM;
    }
    if (caller.role() == Role.AUDITOR) {
      return null;
    }
    throw Refusal.notFound("aftersales.unknown");
  }

  /** The case if the caller moves it as that one, else 404. */
  static AfterSalesCase as(Actor wanted, Caller caller, AfterSalesCase of) {
    if (actor(caller, of) != wanted) {
      throw Refusal.notFound("aftersales.unknown");
    }
    return of;
  }
}
