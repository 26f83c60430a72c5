package org.tongtian.local.market;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import org.tongtian.brand.BrandApplication;
import org.tongtian.catalog.CatalogApplication;
import org.tongtian.gateway.GatewayApplication;
import org.tongtian.live.LiveApplication;
import org.tongtian.local.bank.SimulatedBank;
import org.tongtian.local.carrier.SimulatedCarrier;
import org.tongtian.local.cashier.SimulatedCashier;
import org.tongtian.local.stores.EmbeddedStores;
import org.tongtian.orders.OrderApplication;
import org.tongtian.settlement.SettlementApplication;

/**
 * Every part of the market, in the order in which they start (the door last): name, port (as an
 * offset from the first), and how to start it. This is the one place that lists them all.
 */
public enum Part {
  STORES("stores", 20),
  CASHIER("simulated-cashier", 10),
  BANK("simulated-bank", 11),
  CARRIER("simulated-carrier", 12),
  CATALOG("catalog-service", 1),
  SETTLEMENT("settlement-service", 4),
  BRAND("brand-service", 5),
  ORDER("order-service", 2),
  LIVE("live-service", 3),
  GATEWAY("gateway", 0);

  /** Slow enough to be watched, quick enough that somebody does. */
  private static final Duration PARCELS_MOVE = Duration.ofSeconds(40);

  private final String label;
  private final int offset;

  Part(String label, int offset) {
    this.label = label;
    this.offset = offset;
  }

  String label() {
    return label;
  }

  int offset() {
    return offset;
  }

  /** Whether it answers Spring Boot's health questions. */
  boolean isService() {
    return this != STORES && this != CASHIER && this != BANK && this != CARRIER;
  }

  /** Starts it in this JVM; returns when it is ready. */
  AutoCloseable start(MarketPlan plan) {
    String[] settings = plan.arguments(this);
    return switch (this) {
      case STORES -> EmbeddedStores.start(plan.data(), plan.mongoPort(), plan.redisPort());
      case GATEWAY -> GatewayApplication.start(settings);
      case CASHIER -> cashier(plan);
      case BANK -> bank(plan);
      case CARRIER -> carrier(plan);
      case CATALOG -> CatalogApplication.start(settings);
      case SETTLEMENT -> SettlementApplication.start(settings);
      case BRAND -> BrandApplication.start(settings);
      case ORDER -> OrderApplication.start(settings);
      case LIVE -> LiveApplication.start(settings);
    };
  }

  static Part byLabel(String label) {
    return Arrays.stream(values())
        .filter(part -> part.label.equals(label))
        .findFirst()
        .orElseThrow(() -> new MarketStartException("The market has no part " + label));
  }

  private static AutoCloseable bank(MarketPlan plan) {
    try {
      return SimulatedBank.start(
          plan.mongoUri(), plan.port(Part.BANK), plan.bankSecret(), plan.bankNotifyUrl());
    } catch (IOException failure) {
      throw new MarketStartException("The simulated bank can't start: " + failure.getMessage());
    }
  }

  private static AutoCloseable carrier(MarketPlan plan) {
    try {
      return SimulatedCarrier.start(
          plan.mongoUri(), plan.port(Part.CARRIER), plan.carrierSecret(), PARCELS_MOVE);
    } catch (IOException failure) {
      throw new MarketStartException("The simulated carrier can't start: " + failure.getMessage());
    }
  }

  private static AutoCloseable cashier(MarketPlan plan) {
    try {
      return SimulatedCashier.start(plan.mongoUri(), plan.port(Part.CASHIER));
    } catch (IOException failure) {
      throw new MarketStartException("The simulated cashier can't start: " + failure.getMessage());
    }
  }
}
