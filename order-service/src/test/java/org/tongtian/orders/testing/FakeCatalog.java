package org.tongtian.orders.testing;

import com.sun.net.httpserver.HttpExchange;
import java.util.HashMap;
import java.util.Map;
import org.tongtian.api.catalog.Grade;
import org.tongtian.api.catalog.ReserveStock;
import org.tongtian.api.catalog.ReservedStock;
import org.tongtian.api.party.NamedParty;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.money.Unit;
import org.tongtian.kit.text.Text;

/** Plays catalog-service: one lot of sweet potatoes at 6.50 a jin. */
public final class FakeCatalog extends FakeServer {

  /** Legs of transport of what it sells. */
  public static final int LEGS = 3;

  private static final String RESERVATIONS = "/internal/catalog/reservations";

  private final String lotId = Ids.next();
  private final String productId = Ids.next();
  private final String skuId = Ids.next();
  private final String contractId = Ids.next();
  private final NamedParty cooperative =
      new NamedParty(Ids.next(), new Text("紫云红芯红薯合作社", "Ziyun Sweet Potato Co-op"));
  private final Map<String, ReserveStock> reservations = new HashMap<>();
  private Quantity free = Quantity.of(4_000);

  private record Problem(String code, String field, String detail) {}

  /** Starts on a free port. */
  public FakeCatalog() {
    open();
  }

  /** The lot on sale. */
  public String lotId() {
    return lotId;
  }

  /** The product that is sold. */
  public String productId() {
    return productId;
  }

  /** The co-operative that sells it. */
  public NamedParty cooperative() {
    return cooperative;
  }

  /** The contract that settles it. */
  public String contractId() {
    return contractId;
  }

  /** What nobody has reserved. */
  public synchronized Quantity free() {
    return free;
  }

  /** The reservation of that order, null where there is none (any more). */
  public synchronized ReserveStock reservation(String id) {
    return reservations.get(id);
  }

  @Override
  protected Answer answer(HttpExchange exchange, byte[] body) {
    String path = exchange.getRequestURI().getPath();
    if (!String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
        .startsWith("Bearer ")) {
      return refuse(401, "auth.required", null);
    }
    if (path.equals(RESERVATIONS)) {
      return reserve(json.readValue(body, ReserveStock.class));
    }
    if (path.startsWith(RESERVATIONS) && path.endsWith("/release")) {
      return release(path.split("/", -1)[4]);
    }
    return refuse(404, "request.not_found", null);
  }

  private Answer reserve(ReserveStock command) {
    if (!command.lotId().equals(lotId)) {
      return refuse(404, "catalog.lot_unknown", null);
    }
    if (!Unit.JIN.allows(command.quantity())) {
      return refuse(400, "catalog.quantity_invalid", "quantity");
    }
    if (!reservations.containsKey(command.reservationId())) {
      if (command.quantity().compareTo(free) > 0) {
        return refuse(409, "catalog.not_enough_stock", "quantity");
      }
      free = free.minus(command.quantity());
      reservations.put(command.reservationId(), command);
    }
    Money price = Money.cny(650);
    return new Answer(
        200,
        new ReservedStock(
            command.reservationId(),
            productId,
            new Text("紫云红芯红薯", "Ziyun red-heart sweet potato"),
            "sweet-potato",
            skuId,
            lotId,
            new Grade("FIRST", new Text("一级", "First grade")),
            Unit.JIN,
            command.quantity(),
            price,
            price.times(command.quantity()),
            cooperative,
            contractId,
            LEGS));
  }

  private Answer release(String id) {
    ReserveStock gone = reservations.remove(id);
    if (gone != null) {
      free = free.plus(gone.quantity());
    }
    return new Answer(200, null);
  }

  private static Answer refuse(int status, String code, String field) {
    return new Answer(status, new Problem(code, field, "catalog says " + code));
  }
}
