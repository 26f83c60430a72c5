package org.tongtian.local.stores;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.wire.MongoDatabaseHandler;
import de.bwaldvogel.mongo.wire.MongoExceptionHandler;
import de.bwaldvogel.mongo.wire.MongoWireMessageEncoder;
import de.bwaldvogel.mongo.wire.MongoWireProtocolHandler;
import de.bwaldvogel.mongo.wire.MongoWireReplyEncoder;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/**
 * Listens for MongoDB's wire protocol; mongo-java-server's own pipeline with the {@link CommitGate}
 * in it.
 */
final class MongoDoor implements AutoCloseable {
  // Commands run on these threads, so a long scan holds up only the connections that share its
  // thread. With more of them, on few cores, writers of one collection spend their time waking
  // each other (16: a quarter more processor time for each update than 4).
  private static final int THREADS = 4;

  private final EventLoopGroup threads;
  private final ChannelGroup clients;
  private final Channel listening;

  private MongoDoor(EventLoopGroup threads, ChannelGroup clients, Channel listening) {
    this.threads = threads;
    this.clients = clients;
    this.listening = listening;
  }

  static MongoDoor open(int port, MongoBackend backend, GroupCommit groupCommit) {
    EventLoopGroup threads =
        new MultiThreadIoEventLoopGroup(
            THREADS, new DefaultThreadFactory("mongo-door", true), NioIoHandler.newFactory());
    ChannelGroup clients = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    ChannelFuture bound =
        new ServerBootstrap()
            .group(threads)
            .channel(NioServerSocketChannel.class)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(new Pipeline(backend, groupCommit, clients))
            .bind(LocalPort.address(port))
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      shutDown(threads);
      throw LocalPort.taken("MongoDB", port, bound.cause());
    }
    return new MongoDoor(threads, clients, bound.channel());
  }

  int port() {
    return ((InetSocketAddress) listening.localAddress()).getPort();
  }

  /** Takes no new connections; those that are open stay. */
  void stopListening() {
    listening.close().awaitUninterruptibly();
  }

  @Override
  public void close() {
    stopListening();
    clients.close().awaitUninterruptibly();
    shutDown(threads);
  }

  private static void shutDown(EventLoopGroup threads) {
    threads.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
  }

  private static final class Pipeline extends ChannelInitializer<SocketChannel> {
    private final MongoBackend backend;
    private final GroupCommit groupCommit;
    private final ChannelGroup clients;

    Pipeline(MongoBackend backend, GroupCommit groupCommit, ChannelGroup clients) {
      this.backend = backend;
      this.groupCommit = groupCommit;
      this.clients = clients;
    }

    @Override
    protected void initChannel(SocketChannel client) {
      client
          .pipeline()
          .addLast(new MongoWireReplyEncoder())
          .addLast(new MongoWireMessageEncoder())
          .addLast(new MongoWireProtocolHandler())
          .addLast(new CommitGate(groupCommit))
          .addLast(new MongoDatabaseHandler(backend, clients))
          .addLast(new MongoExceptionHandler());
    }
  }
}
