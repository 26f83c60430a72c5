package org.tongtian.catalog.stock;

import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongtian.catalog.CatalogUnderTest;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.money.Unit;
import org.tongtian.kit.redis.RedisSettings;

/** One lot, its stock service and its stores. */
abstract class StockUnderTest extends CatalogUnderTest {

  static final Duration HOLD = Duration.ofMinutes(10);

  @Autowired StockService stock;
  @Autowired Sales sales;
  @Autowired Restocks restocks;
  @Autowired LotChanges changes;
  @Autowired StockAudit audit;
  @Autowired StockSweeper sweeper;
  @Autowired LiveCounts counts;
  @Autowired ReservationRepository reservations;
  @Autowired LotStockRepository lots;
  @Autowired Recount recount;
  @Autowired StatefulRedisConnection<String, String> redis;
  @Autowired RedisSettings settings;

  String lotId;
  String productId;

  @BeforeEach
  void aNewLot() {
    lotId = Ids.next();
    productId = Ids.next();
  }

  void declare(long units) {
    declare(units, SellingTerms.OPEN);
  }

  void declare(long units, SellingTerms terms) {
    stock.declare(onSale(lotId, units, terms));
  }

  LotStock onSale(String lot, long units, SellingTerms terms) {
    return LotStock.listed(
        lot, productId, Unit.JIN.code(), Quantity.of(units), Money.cny(650), terms, null);
  }

  Claim claim(String orderId, long units) {
    return claim(orderId, lotId, units, "buyer-1");
  }

  Claim claim(String orderId, String lot, long units, String buyerId) {
    return new Claim(
        orderId,
        lot,
        Unit.JIN,
        Quantity.of(units),
        buyerId,
        clock.instant().truncatedTo(ChronoUnit.MILLIS).plus(HOLD),
        "goods[0]");
  }

  String reserve(long units) {
    String orderId = Ids.next();
    stock.reserve(List.of(claim(orderId, units)));
    return orderId;
  }

  /** What the live count in Redis says, which must be there. */
  long live() {
    return counts.available(List.of(lotId)).get(lotId).thousandths() / 1000;
  }

  StockFigures figures() {
    return stock.figures(List.of(lotId)).get(lotId);
  }

  ReservationState state(String orderId) {
    return reservations.find(orderId).state();
  }

  /** Everything in Redis is gone. A Redis that others share loses this test's keys only. */
  void flushRedis() {
    if (System.getenv("REDIS_URI") == null) {
      redis.sync().flushall();
      return;
    }
    List<String> keys = redis.sync().keys(settings.key("*"));
    if (!keys.isEmpty()) {
      redis.sync().del(keys.toArray(String[]::new));
    }
  }

  /** What stands against the lot in MongoDB. */
  long standing() {
    return reservations.standing(lotId).stream()
            .mapToLong(each -> each.quantity().thousandths())
            .sum()
        / 1000;
  }
}
