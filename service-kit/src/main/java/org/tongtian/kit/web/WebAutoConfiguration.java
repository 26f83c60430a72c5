package org.tongtian.kit.web;

import io.micrometer.tracing.Tracer;
import io.swagger.v3.oas.models.OpenAPI;
import java.util.List;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.pattern.PathPatternParser;
import org.tongtian.kit.problem.ProblemAdvice;
import org.tongtian.kit.problem.Problems;
import org.tongtian.kit.security.Caller;
import org.tongtian.kit.security.ProblemResponses;
import org.tongtian.kit.security.SecuritySettings;
import tools.jackson.databind.json.JsonMapper;

/** Problem details, the body limit and the API description of a service. */
@AutoConfiguration(before = {WebMvcAutoConfiguration.class, ErrorMvcAutoConfiguration.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(BodyLimits.class)
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
      BodyLimits limits, Problems problems, JsonMapper json) {
    FilterRegistrationBean<BodyLimitFilter> registration =
        new FilterRegistrationBean<>(
            new BodyLimitFilter(limits::of, new ProblemResponses(problems, json)));
    registration.setOrder(BEFORE_SECURITY);
    return registration;
  }

  @Bean
  WebMvcConfigurer mediaTypes() {
    return new WebMvcConfigurer() {
      @Override
      public void configureContentNegotiation(ContentNegotiationConfigurer accepted) {
        accepted.strategies(List.of(new AcceptedOrJson()));
      }

      @Override
      public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(new ConcreteContentType());
      }
    };
  }

  @Bean
  ApiDescription apiDescription(SecuritySettings settings) {
    return new ApiDescription(
        (method, path) ->
            switch (method) {
              case GET -> isAmong(settings.publicGet(), path);
              case POST -> isAmong(settings.publicPost(), path);
              default -> false;
            });
  }

  private static boolean isAmong(List<String> patterns, String path) {
    PathContainer asked = PathContainer.parsePath(path);
    return patterns.stream()
        .anyMatch(pattern -> PathPatternParser.defaultInstance.parse(pattern).matches(asked));
  }

  @Bean
  ProblemErrorController problemErrorController(ProblemResponses problems) {
    return new ProblemErrorController(problems);
  }

  @Bean
  HeaderLocaleResolver localeResolver() {
    return new HeaderLocaleResolver();
  }

  /** Comes last, so that the valve is the innermost and reports before Boot's own. */
  @Bean
  static TomcatReports tomcatReports(ObjectProvider<ProblemResponses> problems) {
    return new TomcatReports(problems);
  }

  @Bean
  OpenAPI openApi(@Value("${spring.application.name}") String name) {
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
    return ApiDescription.document(name);
  }
}
