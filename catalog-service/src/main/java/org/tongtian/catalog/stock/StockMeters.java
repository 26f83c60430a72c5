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

  void taken(int some) {
    count("taken", some);
  }

  void refused() {
    count("refused", 1);
  }

  void released() {
    count("released", 1);
  }

  void sold(int some) {
    count("sold", some);
  }

  void restocked() {
    count("restocked", 1);
  }

  void crowded() {
    count("crowded", 1);
  }

  void shortfall() {
    count("shortfall", 1);
  }

  void recounted() {
    registry.counter("tongtian.stock.recounts").increment();
  }

  private void count(String outcome, int some) {
    registry.counter("tongtian.reservations", "outcome", outcome).increment(some);
  }
}
