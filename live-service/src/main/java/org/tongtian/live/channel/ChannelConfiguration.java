package org.tongtian.live.channel;

import java.util.List;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.web.socket.WebSocketExtension;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.server.standard.ServletServerContainerFactoryBean;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

/** Opens {@code /ws/live/rooms/{id}}. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class ChannelConfiguration implements WebSocketConfigurer {

  private static final String PROTOCOL = "tongtian.v1";
  private static final int LARGEST_FRAME = 64 * 1024;

  private final ChannelHandler handler;
  private final RoomHandshake handshake;

  ChannelConfiguration(ChannelHandler handler, RoomHandshake handshake) {
    this.handler = handler;
    this.handshake = handshake;
  }

  @Override
  public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
    UncompressedHandshake upgrade = new UncompressedHandshake();
    upgrade.setSupportedProtocols(PROTOCOL);
    // The interceptor checks the origin, because it knows what the gateway forwards.
    registry
        .addHandler(handler, "/ws/live/rooms/*")
        .setHandshakeHandler(upgrade)
        .addInterceptors(handshake)
        .setAllowedOriginPatterns("*");
  }

  /** A frame is written once for all; compressing it would be work for each socket again. */
  private static final class UncompressedHandshake extends DefaultHandshakeHandler {
    @Override
    protected List<WebSocketExtension> filterRequestedExtensions(
        ServerHttpRequest request,
        List<WebSocketExtension> requested,
        List<WebSocketExtension> supported) {
      return List.of();
    }
  }

  @Bean
  static ServletServerContainerFactoryBean frameLimits() {
    ServletServerContainerFactoryBean container = new ServletServerContainerFactoryBean();
    container.setMaxTextMessageBufferSize(LARGEST_FRAME);
    container.setMaxBinaryMessageBufferSize(1024);
    return container;
  }

  /** A stalled reader shows after so many bytes, not after what the system would buffer for it. */
  @Bean
  static WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> sendBuffer(
      ChannelSettings settings) {
    String bytes = String.valueOf(settings.sendBufferBytes());
    return factory ->
        factory.addConnectorCustomizers(
            connector -> connector.setProperty("socket.txBufSize", bytes));
  }
}
