package org.tongtian.gateway.problem;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * Answers a connection whose request can't be read (too long, malformed, an address with a broken
 * escape) with a problem detail and closes it. Nothing behind this sees such a request.
 */
final class UnreadableRequests extends ChannelInboundHandlerAdapter {

  private final GatewayProblems problems;
  private boolean isRefused;

  UnreadableRequests(GatewayProblems problems) {
    this.problems = problems;
  }

  @Override
  public void channelRead(ChannelHandlerContext connection, Object message) {
    Optional<HttpStatus> refusal =
        message instanceof HttpRequest request ? refusal(request) : Optional.empty();
    if (isRefused || refusal.isPresent()) {
      isRefused = true;
      refusal.ifPresent(status -> answer(connection, (HttpRequest) message, status));
      ReferenceCountUtil.release(message);
      return;
    }
    connection.fireChannelRead(message);
  }

  private static Optional<HttpStatus> refusal(HttpRequest request) {
    return switch (request.decoderResult().cause()) {
      case null ->
          isAddress(request.uri()) ? Optional.empty() : Optional.of(HttpStatus.BAD_REQUEST);
      case TooLongHttpLineException line -> Optional.of(HttpStatus.URI_TOO_LONG);
      case TooLongHttpHeaderException headers ->
          Optional.of(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE);
      default -> Optional.of(HttpStatus.BAD_REQUEST);
    };
  }

  private static boolean isAddress(String address) {
    try {
      new URI(address);
      return true;
    } catch (URISyntaxException malformed) {
      return false;
    }
  }

  private void answer(ChannelHandlerContext connection, HttpRequest request, HttpStatus status) {
    String language = request.headers().get(HttpHeaderNames.ACCEPT_LANGUAGE);
    ByteBuf body = Unpooled.wrappedBuffer(problems.body(language, status));
    DefaultFullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status.value()), body);
    response
        .headers()
        .set(HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE)
        .set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes())
        .set(HttpHeaderNames.CONNECTION, "close");
    connection.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
  }
}
