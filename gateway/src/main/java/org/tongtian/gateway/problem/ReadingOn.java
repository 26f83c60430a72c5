package org.tongtian.gateway.problem;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.LastHttpContent;

/**
 * Reads on after every answer. Reactor Netty 1.3.7 does not where a request had come before the
 * answer to the one before it was over and is then answered at once (a page the gateway keeps, an
 * address it refuses): what the phone sends next would lie there for ever. To go with Reactor Netty
 * 1.3.8 (reactor-netty issue 4361).
 */
final class ReadingOn extends ChannelOutboundHandlerAdapter {

  @Override
  public void write(ChannelHandlerContext connection, Object message, ChannelPromise promise)
      throws Exception {
    if (!(message instanceof LastHttpContent)) {
      super.write(connection, message, promise);
      return;
    }
    ChannelPromise answered = promise.unvoid();
    answered.addListener(written -> connection.executor().execute(connection::read));
    super.write(connection, message, answered);
  }
}
