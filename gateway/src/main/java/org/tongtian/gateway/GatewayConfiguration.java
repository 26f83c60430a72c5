package org.tongtian.gateway;

import io.micrometer.tracing.Tracer;
import io.swagger.v3.oas.models.OpenAPI;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.tongtian.kit.problem.Problems;
import org.tongtian.kit.web.ApiDescription;

/** What the gateway needs from the kit, in its reactive form. */
@Configuration(proxyBeanMethods = false)
class GatewayConfiguration {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  Problems problems(ObjectProvider<Tracer> tracer) {
    return new Problems("problems/gateway", tracer.getIfAvailable());
  }

  @Bean
  OpenAPI openApi() {
    return ApiDescription.document("gateway");
  }

  /** Signing in needs no sign-in; asking who one is does. */
  @Bean
  ApiDescription apiDescription() {
    return new ApiDescription((method, path) -> !path.equals("/api/auth/me"));
  }

  /** The gateway lets everything through: each service checks the token itself. */
  @Bean
  SecurityWebFilterChain open(ServerHttpSecurity http) {
    return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
        .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
        .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
        .logout(ServerHttpSecurity.LogoutSpec::disable)
        .headers(ServerHttpSecurity.HeaderSpec::disable)
        .authorizeExchange(exchanges -> exchanges.anyExchange().permitAll())
        .build();
  }
}
