package org.tongtian.kit.remote;

import feign.RequestInterceptor;
import feign.codec.ErrorDecoder;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.cloud.openfeign.clientconfig.HttpClient5FeignConfiguration.HttpClientBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.oauth2.client.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.InMemoryOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.tongtian.kit.security.SecurityAutoConfiguration;
import org.tongtian.kit.security.SecuritySettings;
import tools.jackson.databind.json.JsonMapper;

/** How a service calls another: its own token, the caller's language, refusals passed on. */
@AutoConfiguration(after = SecurityAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class RemoteAutoConfiguration {

  private static final String REGISTRATION = "internal";

  @Bean
  ServiceTokens serviceTokens(SecuritySettings settings) {
    ClientRegistration registration =
        ClientRegistration.withRegistrationId(REGISTRATION)
            .clientId(settings.clientId())
            .clientSecret(settings.clientSecret())
            .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
            .scope(REGISTRATION)
            .tokenUri(settings.tokenUri())
            .build();
    InMemoryClientRegistrationRepository registrations =
        new InMemoryClientRegistrationRepository(registration);
    AuthorizedClientServiceOAuth2AuthorizedClientManager clients =
        new AuthorizedClientServiceOAuth2AuthorizedClientManager(
            registrations, new InMemoryOAuth2AuthorizedClientService(registrations));
    clients.setAuthorizedClientProvider(
        OAuth2AuthorizedClientProviderBuilder.builder().clientCredentials().build());
    return new ServiceTokens(clients, REGISTRATION);
  }

  @Bean
  RequestInterceptor serviceIdentity(ServiceTokens tokens) {
    return request -> {
      request.header("Authorization", "Bearer " + tokens.current());
      request.header("Accept-Language", LocaleContextHolder.getLocale().toLanguageTag());
    };
  }

  @Bean
  HttpClientBuilderCustomizer feignRetries() {
    return builder -> builder.setRetryStrategy(new OnlyLostConnections());
  }

  /** One bean that is both: as two of them, Feign would find two of each and take none. */
  @Bean
  FeignJson feignJson(JsonMapper json) {
    return new FeignJson(json);
  }

  @Bean
  ErrorDecoder feignRefusals(JsonMapper json) {
    return new RefusalDecoder(json);
  }
}
