package org.tongtian.live.room;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.tongtian.api.catalog.ProductCard;
import org.tongtian.kit.problem.Refusal;

/** The products of rooms, asked of the catalog behind a breaker. */
@Service
public class RoomProducts {

  private static final Logger LOG = LoggerFactory.getLogger(RoomProducts.class);

  private final CatalogClient catalog;
  private final CircuitBreaker breaker;

  RoomProducts(CatalogClient catalog, CircuitBreakerRegistry breakers) {
    this.catalog = catalog;
    this.breaker = breakers.circuitBreaker("catalog");
  }

  /**
   * The room's products as the catalog has them now, or, as the fallback, as the room remembers
   * them, so that a room opens and goes on without the catalog.
   */
  public List<ProductCard> ofRoom(Room room) {
    return fresh(room).orElseGet(() -> asRemembered(room));
  }

  /** The room's products as the catalog has them now, empty where it can't be asked. */
  public Optional<List<ProductCard>> fresh(Room room) {
    try {
      return RoomRules.inOrder(room.productIds(), ask(room.productIds()));
    } catch (RuntimeException away) {
      LOG.warn("Room {} goes on with the products it remembers: {}", room.id(), away.toString());
      return Optional.empty();
    }
  }

  private static List<ProductCard> asRemembered(Room room) {
    return room.products();
  }

  /**
   * The products of a new room, in the wanted order.
   *
   * @throws Refusal {@code live.product_unknown}, or {@code remote.unavailable} while the catalog
   *     can't be asked: a room is not made of products that nobody knows
   */
  List<ProductCard> forNewRoom(List<String> ids) {
    return RoomRules.inOrder(ids, askOrRefuse(ids))
        .orElseThrow(() -> Refusal.invalid("live.product_unknown", "productIds"));
  }

  private List<ProductCard> askOrRefuse(List<String> ids) {
    try {
      return ask(ids);
    } catch (Refusal refusal) {
      throw refusal;
    } catch (CallNotPermittedException open) {
      throw Refusal.unavailable("remote.unavailable");
    } catch (RuntimeException away) {
      LOG.warn("The catalog can't be asked", away);
      throw Refusal.unavailable("remote.unavailable");
    }
  }

  private List<ProductCard> ask(List<String> ids) {
    return breaker.executeSupplier(() -> catalog.products(ids));
  }
}
