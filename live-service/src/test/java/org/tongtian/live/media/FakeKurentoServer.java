package org.tongtian.live.media;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/**
 * A <b>fake</b> of the Kurento Media Server. It speaks the real JSON-RPC protocol over a real
 * WebSocket and keeps a table of objects, and it can be killed, restarted and frozen. It proves
 * signalling only: it has no media, no ICE and no DTLS, and its answers are no answers of Kurento.
 */
final class FakeKurentoServer implements AutoCloseable {

  private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final ChannelGroup clients = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private volatile FakeKurentoObjects objects = new FakeKurentoObjects();
  private Channel listening;
  private int port;

  FakeKurentoServer() {
    start();
  }

  URI uri() {
    return URI.create("ws://127.0.0.1:" + port + "/kurento");
  }

  FakeKurentoObjects objects() {
    return objects;
  }

  /** Starts at the same port as before, with an empty table, as a new process would. */
  void start() {
    objects = new FakeKurentoObjects();
    listening =
        new ServerBootstrap()
            .group(loop)
            .channel(NioServerSocketChannel.class)
            .childHandler(new Pipeline())
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
            .syncUninterruptibly()
            .channel();
    port = ((InetSocketAddress) listening.localAddress()).getPort();
  }

  /** Ends as a killed process does: every socket is gone, nobody says goodbye. */
  void kill() {
    listening.close().syncUninterruptibly();
    clients.close().syncUninterruptibly();
  }

  /** Stands still as a stopped process does: sockets stay open, nothing is read or answered. */
  void freeze() {
    listening.config().setAutoRead(false);
    clients.forEach(client -> client.config().setAutoRead(false));
  }

  /** Goes on where it stood; what was asked meanwhile is answered now. */
  void thaw() {
    listening.config().setAutoRead(true);
    clients.forEach(client -> client.config().setAutoRead(true));
  }

  /** Breaks every connection but keeps the sessions, as a short network fault does. */
  void dropConnections() {
    clients.close().syncUninterruptibly();
  }

  /** Pushes an event of an object to whoever subscribed to it. */
  void push(String objectId, String type, String data) {
    for (String message : objects.events(objectId, type, data)) {
      clients.forEach(client -> send(client, message));
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // a client that is gone misses the message
  private static void send(Channel client, String message) {
    client.writeAndFlush(new TextWebSocketFrame(message));
  }

  @Override
  public void close() {
    kill();
    loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }

  private final class Pipeline extends ChannelInitializer<Channel> {

    @Override
    protected void initChannel(Channel client) {
      clients.add(client);
      client
          .pipeline()
          .addLast(new HttpServerCodec())
          .addLast(new HttpObjectAggregator(65_536))
          .addLast(new WebSocketServerProtocolHandler("/kurento", null, true, 1_000_000))
          .addLast(new Requests());
    }
  }

  private final class Requests extends SimpleChannelInboundHandler<WebSocketFrame> {

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
      if (!(frame instanceof TextWebSocketFrame text)) {
        return;
      }
      objects.handle(text.text()).forEach(reply -> send(context.channel(), reply));
    }
  }
}
