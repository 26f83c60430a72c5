package org.tongtian.local.market;

import java.io.IOException;
import java.util.Arrays;
import java.util.function.Function;
import org.tongtian.brand.BrandApplication;
import org.tongtian.catalog.CatalogApplication;
import org.tongtian.gateway.GatewayApplication;
import org.tongtian.live.LiveApplication;
import org.tongtian.local.cashier.SimulatedCashier;
import org.tongtian.local.stores.EmbeddedStores;
import org.tongtian.orders.OrderApplication;
import org.tongtian.settlement.SettlementApplication;

/**
 * Every part of the market, in the order in which they start: name, port (as an offset from the
 * first), and how to start it. This is the one place that lists them all.
 */
enum Part {
  STORES(
      "stores",
      20,
      plan -> EmbeddedStores.start(plan.data(), plan.mongoPort(), plan.redisPort())),
  GATEWAY("gateway", 0, plan -> GatewayApplication.start(plan.arguments(Part.GATEWAY))),
  CASHIER("simulated-cashier", 10, plan -> startCashier(plan)),
  CATALOG("catalog-service", 1, plan -> CatalogApplication.start(plan.arguments(Part.CATALOG))),
  SETTLEMENT(
      "settlement-service",
      4,
      plan -> SettlementApplication.start(plan.arguments(Part.SETTLEMENT))),
  BRAND("brand-service", 5, plan -> BrandApplication.start(plan.arguments(Part.BRAND))),
  ORDER("order-service", 2, plan -> OrderApplication.start(plan.arguments(Part.ORDER))),
  LIVE("live-service", 3, plan -> LiveApplication.start(plan.arguments(Part.LIVE)));

  private final String label;
  private final int offset;
  private final Function<MarketPlan, AutoCloseable> starter;

  Part(String label, int offset, Function<MarketPlan, AutoCloseable> starter) {
    this.label = label;
    this.offset = offset;
    this.starter = starter;
  }

  String label() {
    return label;
  }

  int offset() {
    return offset;
  }

  /** Whether it answers Spring Boot's health questions. */
  boolean isService() {
    return this != STORES && this != CASHIER;
  }

  /** Starts it in this JVM; returns when it is ready. */
  AutoCloseable start(MarketPlan plan) {
    return starter.apply(plan);
  }

  static Part byLabel(String label) {
    return Arrays.stream(values())
        .filter(part -> part.label.equals(label))
        .findFirst()
        .orElseThrow(() -> new MarketStartException("The market has no part " + label));
  }

  private static AutoCloseable startCashier(MarketPlan plan) {
    try {
      return SimulatedCashier.start(plan.mongoUri(), plan.port(Part.CASHIER));
    } catch (IOException failure) {
      throw new MarketStartException("The simulated cashier can't start: " + failure.getMessage());
    }
  }
}
