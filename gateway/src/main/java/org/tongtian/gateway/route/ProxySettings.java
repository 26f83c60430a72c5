package org.tongtian.gateway.route;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may stand between clients and the gateway.
 *
 * @param trusted networks ({@code 10.42.0.0/16}) whose {@code X-Forwarded-For} is believed; none:
 *     the gateway is reached directly and believes nobody
 */
@ConfigurationProperties("tongtian.proxies")
record ProxySettings(@DefaultValue List<String> trusted) {}
