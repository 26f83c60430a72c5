package org.tongtian.orders.testing;

import com.mongodb.client.MongoDatabase;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.security.Role;
import org.tongtian.kit.testing.TestIssuer;

/** The shared order-service as features see it that ask no other service. */
public final class Features {

  private final RunningOrders orders = Shop.shared().orders;

  private static final class Holder {
    private static final Features SHARED = new Features();
  }

  /** The shared one. */
  public static Features shared() {
    return Holder.SHARED;
  }

  /** A new consumer's phone. */
  public Phone consumer() {
    return consumer(Ids.next());
  }

  /** The phone of that consumer. */
  public Phone consumer(String accountId) {
    return phone(Role.CONSUMER, accountId, null);
  }

  /** The phone of a manager of that co-operative. */
  public Phone manager(String partyId) {
    return phone(Role.COOP_MANAGER, Ids.next(), partyId);
  }

  /** The phone of a person of the platform. */
  public Phone platform(String partyId) {
    return phone(Role.PLATFORM, Ids.next(), partyId);
  }

  /** A visitor's phone. */
  public Phone visitor() {
    return new Phone(orders.url(), null);
  }

  /** Another service, or the set-up of a market. */
  public Phone service() {
    return new Phone(orders.url(), TestIssuer.shared().serviceToken());
  }

  /** The service's database. */
  public MongoDatabase database() {
    return orders.database();
  }

  /** One of its parts. */
  public <T> T part(Class<T> type) {
    return orders.part(type);
  }

  private Phone phone(Role role, String accountId, String partyId) {
    return new Phone(orders.url(), TestIssuer.shared().token(role, accountId, partyId, "王小明"));
  }
}
