package org.tongtian.gateway.problem;

import io.netty.channel.ChannelPipeline;
import java.util.List;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.tongtian.kit.problem.StatusCodes;
import reactor.netty.NettyPipeline;

/**
 * What the server does before any filter runs: refusals become problem details, and it reads on.
 */
@Configuration(proxyBeanMethods = false)
class ServerRefusals {

  private static final List<HttpMethod> KNOWN = List.of(HttpMethod.values());

  @Bean
  WebServerFactoryCustomizer<NettyReactiveWebServerFactory> unreadableRequests(
      GatewayProblems problems) {
    return factory ->
        factory.addServerCustomizers(
            server ->
                server.doOnChannelInit(
                    (observer, channel, address) -> refuse(channel.pipeline(), problems)));
  }

  private static void refuse(ChannelPipeline pipeline, GatewayProblems problems) {
    pipeline.addAfter(
        NettyPipeline.HttpCodec, "tongtian.unreadable", new UnreadableRequests(problems));
    pipeline.addAfter(NettyPipeline.HttpCodec, "tongtian.reading-on", new ReadingOn());
  }

  @Bean
  ServerExchangeRejectedHandler rejectedExchanges(GatewayProblems problems) {
    return (exchange, rejected) -> {
      boolean isKnownMethod = KNOWN.contains(exchange.getRequest().getMethod());
      HttpStatus status = isKnownMethod ? HttpStatus.BAD_REQUEST : HttpStatus.METHOD_NOT_ALLOWED;
      return problems.answer(exchange, status, StatusCodes.of(status));
    };
  }
}
