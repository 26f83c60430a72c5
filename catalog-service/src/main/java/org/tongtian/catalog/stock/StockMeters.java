package org.tongtian.catalog.stock;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** What the operator sees of reservations: {@code tongtian_reservations_total} by outcome. */
@Component
class StockMeters {

  private final MeterRegistry registry;

  StockMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  void taken() {
    count("taken");
  }

  void refused() {
    count("refused");
  }

  void released() {
    count("released");
  }

  void sold() {
    count("sold");
  }

  void shortfall() {
    count("shortfall");
  }

  void recounted() {
    registry.counter("tongtian.stock.recounts").increment();
  }

  private void count(String outcome) {
    registry.counter("tongtian.reservations", "outcome", outcome).increment();
  }
}
