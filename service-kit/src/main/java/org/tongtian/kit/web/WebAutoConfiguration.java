package org.tongtian.kit.web;

import io.micrometer.tracing.Tracer;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.tongtian.kit.problem.ProblemAdvice;
import org.tongtian.kit.problem.Problems;
import org.tongtian.kit.security.Caller;
import org.tongtian.kit.security.ProblemResponses;
import tools.jackson.databind.json.JsonMapper;

/** Problem details, the body limit and the API description of a service. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class WebAutoConfiguration {

  private static final int BEFORE_SECURITY = Ordered.HIGHEST_PRECEDENCE + 10;

  @Bean
  Problems problems(
      @Value("${tongtian.problems:#{null}}") String serviceBundle, ObjectProvider<Tracer> tracer) {
    return new Problems(serviceBundle, tracer.getIfAvailable());
  }

  @Bean
  ProblemAdvice problemAdvice(Problems problems) {
    return new ProblemAdvice(problems);
  }

  @Bean
  FilterRegistrationBean<BodyLimitFilter> bodyLimit(
      @Value("${tongtian.body-limit-bytes:65536}") long limitBytes,
      Problems problems,
      JsonMapper json) {
    FilterRegistrationBean<BodyLimitFilter> registration =
        new FilterRegistrationBean<>(
            new BodyLimitFilter(limitBytes, new ProblemResponses(problems, json)));
    registration.setOrder(BEFORE_SECURITY);
    return registration;
  }

  @Bean
  OpenAPI openApi(@Value("${spring.application.name}") String name) {
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
    return new OpenAPI()
        .servers(List.of(new Server().url("/").description("the gateway")))
        .info(new Info().title("Tongtian " + name).version("1"))
        .components(
            new Components()
                .addSecuritySchemes(
                    "bearer",
                    new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT")))
        .addSecurityItem(new SecurityRequirement().addList("bearer"));
  }
}
