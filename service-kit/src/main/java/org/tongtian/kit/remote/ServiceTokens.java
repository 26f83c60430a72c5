package org.tongtian.kit.remote;

import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;

/** This service's own access token, fetched by client credentials and renewed before it expires. */
public final class ServiceTokens {

  private final OAuth2AuthorizedClientManager clients;
  private final String registration;

  ServiceTokens(OAuth2AuthorizedClientManager clients, String registration) {
    this.clients = clients;
    this.registration = registration;
  }

  /**
   * A token that is valid now.
   *
   * @throws IllegalStateException where the issuer grants none
   */
  public String current() {
    OAuth2AuthorizedClient client =
        clients.authorize(
            OAuth2AuthorizeRequest.withClientRegistrationId(registration)
                .principal(registration)
                .build());
    if (client == null) {
      throw new IllegalStateException("The issuer granted no service token");
    }
    return client.getAccessToken().getTokenValue();
  }
}
