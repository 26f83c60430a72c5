package org.tongtian.gateway;

import io.swagger.v3.oas.models.OpenAPI;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
import org.springframework.web.filter.reactive.UrlHandlerFilter;
import org.springframework.web.server.WebFilter;
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
  Problems problems() {
    return new Problems("problems/gateway", null);
  }

  @Bean
  WebFilter docsWithASlash() {
    return UrlHandlerFilter.trailingSlashHandler("/docs/")
        .redirect(HttpStatus.PERMANENT_REDIRECT)
        .build();
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

  /** A request is observed as a whole; a span for each filter costs more than most filters do. */
  @Bean
  SecurityObservationSettings securityObservations() {
    return SecurityObservationSettings.noObservations();
  }

  /**
   * The gateway lets everything through: each service checks the token itself. Nobody has a session
   * here, and asking for one would send every request over two other threads.
   */
  @Bean
  SecurityWebFilterChain open(ServerHttpSecurity http) {
    return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
        .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
        .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
        .logout(ServerHttpSecurity.LogoutSpec::disable)
        .headers(ServerHttpSecurity.HeaderSpec::disable)
        .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
        .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()))
        .authorizeExchange(exchanges -> exchanges.anyExchange().permitAll())
        .build();
  }
}
