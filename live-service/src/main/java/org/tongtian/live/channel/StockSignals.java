package org.tongtian.live.channel;

import jakarta.annotation.PostConstruct;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tongtian.api.catalog.StockLevel;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Passes the catalog's stock signals on to the rooms that sell the lot. */
@Component
class StockSignals {

  private final RoomSignals signals;
  private final RoomChannels rooms;
  private final JsonMapper json;

  StockSignals(RoomSignals signals, RoomChannels rooms, JsonMapper json) {
    this.signals = signals;
    this.rooms = rooms;
    this.json = json.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  }

  /** Listens; said again now and then, because Redis may have been away the first time. */
  @PostConstruct
  @Scheduled(fixedDelayString = "PT5S")
  void listen() {
    signals.listen(StockLevel.CHANNEL, text -> rooms.stock(json.readValue(text, StockLevel.class)));
  }
}
