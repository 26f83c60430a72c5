package org.tongtian.gateway.route;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.tongtian.kit.Pure;

/**
 * Tells where a request began. Each proxy adds to {@code X-Forwarded-For} whom it heard from, so
 * the list is believed from its end for as long as those who wrote it are trusted; what a client
 * put at its beginning is never reached.
 */
@Pure
final class TrustedProxies {

  private final List<IpSubnetFilterRule> networks;

  /**
   * @param networks such as {@code 10.42.0.0/16}
   * @throws IllegalArgumentException for one that can't be read
   */
  TrustedProxies(List<String> networks) {
    this.networks =
        networks.stream()
            .map(network -> new IpSubnetFilterRule(network.strip(), IpFilterRuleType.ACCEPT))
            .toList();
  }

  /**
   * The address of the client.
   *
   * @param connection the other end of the connection
   * @param forwardedFor the values of {@code X-Forwarded-For}, each a list by commas
   */
  InetAddress client(InetAddress connection, List<String> forwardedFor) {
    if (forwardedFor.isEmpty()) {
      return connection;
    }
    List<String> told = List.of(String.join(",", forwardedFor).split(","));
    InetAddress client = connection;
    for (String said : told.reversed()) {
      Optional<InetAddress> before = isTrusted(client) ? address(said.strip()) : Optional.empty();
      if (before.isEmpty()) {
        return client;
      }
      client = before.get();
    }
    return client;
  }

  private boolean isTrusted(InetAddress address) {
    InetSocketAddress socket = new InetSocketAddress(address, 0);
    return networks.stream().anyMatch(network -> network.matches(socket));
  }

  private static Optional<InetAddress> address(String said) {
    try {
      return Optional.of(InetAddress.ofLiteral(said));
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }
}
