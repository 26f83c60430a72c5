package org.tongtian.local.stores;

import de.bwaldvogel.mongo.wire.message.ClientRequest;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the reply to a write command until the write is committed. It stands between the decoder
 * and the command handler of one connection and is called on that connection's event loop only.
 * Replies leave in the order in which they were made. When a commit fails the connection is closed
 * without an answer: an unacknowledged write.
 */
final class CommitGate extends ChannelDuplexHandler {
  private static final Logger LOG = LoggerFactory.getLogger(CommitGate.class);
  private static final CompletableFuture<Void> AT_ONCE = CompletableFuture.completedFuture(null);

  private final GroupCommit groupCommit;
  private final Queue<HeldReply> held = new ArrayDeque<>();
  private boolean writing;

  CommitGate(GroupCommit groupCommit) {
    this.groupCommit = groupCommit;
  }

  private record HeldReply(Object reply, ChannelPromise promise, CompletableFuture<Void> durable) {}

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    writing = !(message instanceof ClientRequest request) || MongoCommand.of(request).mayWrite();
    context.fireChannelRead(message);
  }

  @Override
  public void write(ChannelHandlerContext context, Object reply, ChannelPromise promise) {
    CompletableFuture<Void> durable = writing ? groupCommit.afterWrite() : AT_ONCE;
    held.add(new HeldReply(reply, promise, durable));
    if (durable.isDone()) {
      release(context);
      return;
    }
    var _ = durable.whenCompleteAsync((done, failure) -> release(context), context.executor());
  }

  private void release(ChannelHandlerContext context) {
    while (!held.isEmpty() && held.element().durable().isDone()) {
      HeldReply first = held.remove();
      if (first.durable().isCompletedExceptionally()) {
        LOG.error("Write not committed, closing its connection", first.durable().exceptionNow());
        first.promise().tryFailure(first.durable().exceptionNow());
        var _ = context.close();
        return;
      }
      var _ = context.writeAndFlush(first.reply(), first.promise());
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    held.clear();
    context.fireChannelInactive();
  }
}
