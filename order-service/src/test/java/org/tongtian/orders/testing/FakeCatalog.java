package org.tongtian.orders.testing;

import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.tongtian.api.catalog.LotOffer;
import org.tongtian.api.catalog.ReleaseGoods;
import org.tongtian.api.catalog.ReserveGoods;
import org.tongtian.api.catalog.ReservedStock;
import org.tongtian.api.catalog.StockAccount;
import org.tongtian.api.party.NamedParty;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.money.Unit;
import org.tongtian.kit.text.Text;

/**
 * Plays catalog-service: two co-operatives with two lots each, and more as a test adds them. It
 * hears no facts; {@link FakeStockroom} says what becomes of its reservations.
 */
public final class FakeCatalog extends FakeServer {

  /** Legs of transport of what it sells. */
  public static final int LEGS = 3;

  private static final String RESERVATIONS = "/internal/catalog/reservations";
  private static final String OFFERS = "/internal/catalog/offers";
  private static final String STOCK_ACCOUNTS = "/internal/catalog/stock-accounts";

  private final Map<String, FakeLot> lots = new LinkedHashMap<>();
  private final FakeStockroom stockroom = new FakeStockroom();
  private final FakeLot potatoes;
  private final FakeLot noodles;
  private final FakeLot kiwi;
  private final FakeLot tea;
  private long crowd;

  private record PlaceInLine(String code, String detail, long before) {}

  private record Problem(String code, String field, String detail) {}

  /** Starts on a free port. */
  public FakeCatalog() {
    NamedParty ziyun = coop("紫云红芯红薯合作社", "Ziyun Sweet Potato Co-op");
    NamedParty xiuwen = coop("修文猕猴桃合作社", "Xiuwen Kiwi Co-op");
    potatoes = add(FakeLot.of(ziyun, "紫云红芯红薯", Unit.JIN, Money.cny(650), 550));
    noodles = add(FakeLot.of(ziyun, "红薯粉条", Unit.BOX, Money.cny(1990), 1_100));
    kiwi = add(FakeLot.of(xiuwen, "修文猕猴桃", Unit.BOX, Money.cny(5_800), 2_600));
    tea = add(FakeLot.of(xiuwen, "湄潭翠芽", Unit.KG, Money.cny(88_000), 1_050));
    open();
  }

  private static NamedParty coop(String zh, String en) {
    return new NamedParty(Ids.next(), new Text(zh, en));
  }

  /** Sweet potatoes at 6.50 a jin, of the first co-operative. */
  public FakeLot potatoes() {
    return potatoes;
  }

  /** Noodles at 19.90 a box, of the first co-operative. */
  public FakeLot noodles() {
    return noodles;
  }

  /** Kiwi at 58.00 a box, of the second co-operative. */
  public FakeLot kiwi() {
    return kiwi;
  }

  /** Tea at 880.00 a kilo, of the second co-operative; sold by the tenth. */
  public FakeLot tea() {
    return tea;
  }

  /** The lot of sweet potatoes. */
  public String lotId() {
    return potatoes.lotId();
  }

  /** The product of that lot. */
  public String productId() {
    return potatoes.productId();
  }

  /** The co-operative that sells it. */
  public NamedParty cooperative() {
    return potatoes.cooperative();
  }

  /** The contract that settles it. */
  public String contractId() {
    return potatoes.contractId();
  }

  /** Adds a lot. */
  public synchronized FakeLot add(FakeLot lot) {
    lots.put(lot.lotId(), lot);
    stockroom.put(lot.lotId(), Quantity.of(4_000));
    return lot;
  }

  /** Changes the terms of a lot. */
  public synchronized void change(FakeLot lot, UnaryOperator<FakeLot> how) {
    lots.put(lot.lotId(), how.apply(lots.get(lot.lotId())));
  }

  /** From now on so much of the lot is free, whatever was before. */
  public synchronized void stock(FakeLot lot, Quantity free) {
    stockroom.put(lot.lotId(), free);
  }

  /** What nobody has reserved of the sweet potatoes. */
  public Quantity free() {
    return free(potatoes);
  }

  /** What nobody has reserved of a lot. */
  public synchronized Quantity free(FakeLot lot) {
    return stockroom.free(lot.lotId());
  }

  /** What is free of each lot. */
  public synchronized Map<String, Quantity> allFree() {
    return stockroom.allFree();
  }

  /** The reservation with that id that takes stock, null where there is none (any more). */
  public synchronized FakeStockroom.Held reservation(String id) {
    return stockroom.held(id);
  }

  /** From now on so many are before whoever wants to reserve; zero: nobody is. */
  public synchronized void crowd(long before) {
    crowd = before;
  }

  /** Sum of what a buyer's reservations of a lot take. */
  public synchronized Quantity takenBy(String buyerId, FakeLot lot) {
    return stockroom.takenBy(buyerId, lot.lotId());
  }

  /** The orders of these reservations were paid. */
  public synchronized void sold(Collection<String> reservationIds) {
    reservationIds.forEach(stockroom::sell);
  }

  /** The orders of these reservations ended unpaid. */
  public synchronized void released(Collection<String> reservationIds) {
    reservationIds.forEach(stockroom::release);
  }

  /** So much of a sold reservation goes back on sale, once for each refund. */
  public synchronized void restocked(String reservationId, String refundId, Quantity quantity) {
    stockroom.restock(reservationId, refundId, quantity);
  }

  /** Nobody holds anything any more, and nothing is missing. */
  public synchronized void empty() {
    stockroom.empty();
  }

  /** Sells stock for an order that there is not. */
  public synchronized void orphan(String reservationId, FakeLot lot, Quantity quantity) {
    stockroom.hold(
        new ReserveGoods("nobody", Instant.now(), List.of()),
        new ReserveGoods.Wanted(reservationId, lot.lotId(), quantity));
    stockroom.sell(reservationId);
  }

  /** From now on so much more of a lot was put on sale than is accounted for. */
  public synchronized void missing(FakeLot lot, Quantity quantity) {
    stockroom.missing(lot.lotId(), quantity);
  }

  /** Unpaid reservations that end by then go back on sale. */
  public synchronized void expire(Instant now) {
    stockroom.expire(now);
  }

  @Override
  protected Answer answer(HttpExchange exchange, byte[] body) {
    String path = exchange.getRequestURI().getPath();
    if (!String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
        .startsWith("Bearer ")) {
      return refuse(401, "auth.required", null);
    }
    return switch (path) {
      case RESERVATIONS -> reserve(json.readValue(body, ReserveGoods.class));
      case RESERVATIONS + "/release" -> {
        json.readValue(body, ReleaseGoods.class).reservationIds().forEach(stockroom::release);
        yield new Answer(200, null);
      }
      case RESERVATIONS + "/standing" ->
          new Answer(200, stockroom.standing(List.of(json.readValue(body, String[].class))));
      case STOCK_ACCOUNTS -> new Answer(200, accounts(exchange.getRequestURI().getRawQuery()));
      case OFFERS -> new Answer(200, offers(exchange.getRequestURI().getRawQuery()));
      default -> presale(path.split("/", -1));
    };
  }

  /** All that come after the one asked for; no test has more than a page. */
  private List<StockAccount> accounts(String query) {
    String after = query.contains("after=") ? query.replaceFirst(".*after=([^&]*).*", "$1") : "";
    return lots.keySet().stream()
        .sorted()
        .filter(id -> id.compareTo(after) > 0)
        .map(stockroom::account)
        .toList();
  }

  /**
   * {@code /internal/catalog/lots/<id>/harvest}, {@code …/stock-account}, {@code …/reservations},
   * {@code …/offers}.
   */
  private Answer presale(String[] path) {
    if (path.length == 6 && path[5].equals("harvest") && lots.containsKey(path[4])) {
      return new Answer(200, lots.get(path[4]).report(stockroom.free(path[4])));
    }
    if (path.length == 6 && path[5].equals("stock-account")) {
      return new Answer(200, stockroom.account(path[4]));
    }
    if (path.length == 6 && path[5].equals("reservations")) {
      return new Answer(200, stockroom.standingOf(path[4]));
    }
    if (path.length == 6 && path[5].equals("offers")) {
      return new Answer(
          200,
          lots.values().stream()
              .filter(lot -> lot.productId().equals(path[4]))
              .map(lot -> lot.offer(stockroom.free(lot.lotId())))
              .toList());
    }
    return refuse(404, "request.not_found", null);
  }

  private Answer reserve(ReserveGoods command) {
    if (crowd > 0) {
      return new Answer(503, new PlaceInLine("catalog.crowded", "many people are buying", crowd));
    }
    for (int i = 0; i < command.goods().size(); i++) {
      Answer refused = refusal(command, command.goods().get(i), "goods[" + i + "]");
      if (refused != null) {
        return refused;
      }
    }
    List<ReservedStock> reserved = new ArrayList<>();
    for (ReserveGoods.Wanted wanted : command.goods()) {
      stockroom.hold(command, wanted);
      reserved.add(
          lots.get(wanted.lotId()).reserved(wanted.reservationId(), wanted.quantity(), LEGS));
    }
    return new Answer(200, reserved);
  }

  /** Null where it can be reserved, or is already. */
  private Answer refusal(ReserveGoods command, ReserveGoods.Wanted wanted, String field) {
    FakeLot lot = lots.get(wanted.lotId());
    if (lot == null) {
      return refuse(404, "catalog.lot_unknown", field);
    }
    if (stockroom.isOver(wanted.reservationId())) {
      return refuse(409, "catalog.reservation_released", field);
    }
    if (stockroom.held(wanted.reservationId()) != null) {
      return null;
    }
    if (!lot.unit().allows(wanted.quantity())) {
      return refuse(400, "catalog.quantity_invalid", field);
    }
    Instant now = Instant.now();
    if (lot.opensAt() != null && now.isBefore(lot.opensAt())) {
      return refuse(409, "catalog.not_open_yet", field);
    }
    if (lot.closesAt() != null && !now.isBefore(lot.closesAt())) {
      return refuse(409, "catalog.sale_over", field);
    }
    Quantity then = stockroom.takenBy(command.buyerId(), wanted.lotId()).plus(wanted.quantity());
    if (lot.perBuyer() != null && then.compareTo(lot.perBuyer()) > 0) {
      return refuse(409, "catalog.over_limit", field);
    }
    return wanted.quantity().compareTo(stockroom.free(wanted.lotId())) > 0
        ? refuse(409, "catalog.not_enough_stock", field)
        : null;
  }

  private List<LotOffer> offers(String query) {
    List<LotOffer> offers = new ArrayList<>();
    for (String parameter : query.split("&", -1)) {
      String value = parameter.substring(parameter.indexOf('=') + 1);
      for (String id : URLDecoder.decode(value, StandardCharsets.UTF_8).split(",", -1)) {
        if (lots.containsKey(id)) {
          offers.add(lots.get(id).offer(stockroom.free(id)));
        }
      }
    }
    return offers;
  }

  private static Answer refuse(int status, String code, String field) {
    return new Answer(status, new Problem(code, field, "catalog says " + code));
  }
}
