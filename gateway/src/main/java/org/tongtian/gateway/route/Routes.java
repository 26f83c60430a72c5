package org.tongtian.gateway.route;

import java.io.IOException;
import java.time.Duration;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.GatewayFilterSpec;
import org.springframework.cloud.gateway.route.builder.PredicateSpec;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.cloud.gateway.route.builder.UriSpec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/**
 * Every path that leads to a service, in one table. {@code /internal/**} is not in it and must
 * never be. Each service has its breaker and its named fallback; only GETs are tried again, and
 * only when the connection failed.
 */
@Configuration(proxyBeanMethods = false)
class Routes {

  private static final int MORE_TRIES = 2;

  @Bean
  RouteLocator table(RouteLocatorBuilder builder, ServiceUrls urls, RoomDoor door) {
    RouteLocatorBuilder.Builder routes =
        builder
            .routes()
            .route("catalog", r -> service(r, "catalog", "/api/catalog/**").uri(urls.catalog()))
            .route(
                "order",
                r -> service(r, "order", "/api/orders", "/api/orders/**").uri(urls.order()))
            .route("live", r -> service(r, "live", "/api/live/**").uri(urls.live()))
            .route(
                "live-channel",
                r -> r.path("/ws/live/**").filters(f -> f.filter(door)).uri(urls.live()))
            .route(
                "settlement",
                r -> service(r, "settlement", "/api/settlement/**").uri(urls.settlement()))
            .route("brand", r -> service(r, "brand", "/api/brands/**").uri(urls.brand()))
            .route("docs-catalog", r -> docs(r, "catalog").uri(urls.catalog()))
            .route("docs-order", r -> docs(r, "order").uri(urls.order()))
            .route("docs-live", r -> docs(r, "live").uri(urls.live()))
            .route("docs-settlement", r -> docs(r, "settlement").uri(urls.settlement()))
            .route("docs-brand", r -> docs(r, "brand").uri(urls.brand()));
    if (urls.cashier() != null && !urls.cashier().isBlank()) {
      routes.route("cashier", r -> service(r, "cashier", "/cashier/**").uri(urls.cashier()));
    }
    return routes.build();
  }

  private static UriSpec service(PredicateSpec route, String name, String... paths) {
    return route.path(paths).filters(filters -> guarded(filters, name));
  }

  @SuppressWarnings("unchecked") // the builder takes exception classes as generic varargs
  private static GatewayFilterSpec guarded(GatewayFilterSpec filters, String name) {
    return filters
        .circuitBreaker(
            breaker -> breaker.setName(name).setFallbackUri("forward:/fallback/" + name))
        .retry(
            retry ->
                retry
                    .setRetries(MORE_TRIES)
                    .setMethods(HttpMethod.GET)
                    .setSeries()
                    .setExceptions(IOException.class)
                    .setBackoff(Duration.ofMillis(50), Duration.ofMillis(200), 2, true));
  }

  private static UriSpec docs(PredicateSpec route, String name) {
    return route.path("/docs/api/" + name).filters(filters -> filters.setPath("/v3/api-docs"));
  }
}
