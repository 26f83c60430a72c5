package org.tongtian.gateway.route;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the services are.
 *
 * @param cashier the simulated cashier of a local market; null or empty where a real channel is
 *     used
 */
@ConfigurationProperties("tongtian.urls")
record ServiceUrls(
    String catalog, String order, String live, String settlement, String brand, String cashier) {}
