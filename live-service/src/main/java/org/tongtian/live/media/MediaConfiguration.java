package org.tongtian.live.media;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Chooses the media server by {@code tongtian.media.kurento-uri} (a comma list of {@code ws://}
 * addresses, by default from {@code KURENTO_URI}): none means that media passes through this
 * process.
 */
@Configuration(proxyBeanMethods = false)
public class MediaConfiguration {

  /**
   * The media server of this service; neither kind delays the start.
   *
   * @throws IllegalArgumentException naming the address that is no {@code ws://} or {@code wss://}
   *     one
   */
  @Bean(destroyMethod = "close")
  public MediaServer mediaServer(
      @Value("${tongtian.media.kurento-uri:${KURENTO_URI:}}") String kurentoUris) {
    List<URI> nodes =
        Arrays.stream(kurentoUris.split(",", -1))
            .map(String::strip)
            .filter(address -> !address.isEmpty())
            .map(MediaConfiguration::node)
            .toList();
    return nodes.isEmpty() ? new EmbeddedMediaServer() : new KurentoMediaServer(nodes);
  }

  private static URI node(String address) {
    boolean webSocket = address.startsWith("ws://") || address.startsWith("wss://");
    try {
      URI uri = URI.create(address);
      if (webSocket && uri.getHost() != null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw notANode(address, e);
    }
    throw notANode(address, null);
  }

  private static IllegalArgumentException notANode(String address, Throwable cause) {
    return new IllegalArgumentException(
        "KURENTO_URI (tongtian.media.kurento-uri) names '"
            + address
            + "', which is no media node address. Write for example ws://media-1:8888/kurento,"
            + " several separated by commas, or leave it empty for the embedded media server.",
        cause);
  }
}
