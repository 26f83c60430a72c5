package org.tongtian.catalog.stock;

import io.lettuce.core.api.StatefulRedisConnection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tongtian.api.catalog.StockLevel;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.redis.RedisSettings;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells the market how much of a lot is left whenever that changes, once per round. Each round
 * reads the count itself, and a lot whose count moved between reading and sending is sent again in
 * the next round: so the last signal is the true one, whichever instance sends it.
 */
@Component
class StockSignals {

  private static final Logger LOG = LoggerFactory.getLogger(StockSignals.class);

  private final LotStockRepository lots;
  private final LiveCounts counts;
  private final StatefulRedisConnection<String, String> redis;
  private final String channel;
  private final JsonMapper json;
  private final Set<String> changed = ConcurrentHashMap.newKeySet();

  StockSignals(
      LotStockRepository lots,
      LiveCounts counts,
      StatefulRedisConnection<String, String> redis,
      RedisSettings settings,
      JsonMapper json) {
    this.lots = lots;
    this.counts = counts;
    this.redis = redis;
    this.channel = settings.key(StockLevel.CHANNEL);
    this.json = json;
  }

  void changed(String lotId) {
    changed.add(lotId);
  }

  @Scheduled(fixedDelayString = "${tongtian.stock.signal-every}")
  void send() {
    Set<String> round = Set.copyOf(changed);
    if (round.isEmpty()) {
      return;
    }
    changed.removeAll(round);
    try {
      Map<String, Quantity> sent = counts.available(round);
      lots.find(sent.keySet()).forEach(lot -> publish(lot, sent.get(lot.id())));
      Map<String, Quantity> now = counts.available(sent.keySet());
      sent.forEach(
          (lotId, available) -> {
            if (!available.equals(now.get(lotId))) {
              changed.add(lotId);
            }
          });
    } catch (RuntimeException away) {
      changed.addAll(round);
      LOG.warn("Stock signals wait: {}", away.toString());
    }
  }

  private void publish(LotStock lot, Quantity available) {
    StockLevel level = new StockLevel(lot.id(), lot.productId(), available);
    redis.sync().publish(channel, json.writeValueAsString(level));
  }
}
