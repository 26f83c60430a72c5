package org.tongtian.live.channel;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Sends everybody off before the service stops, while leaving a room still works. */
@Component
final class ChannelShutdown implements SmartLifecycle {

  private final ChannelHandler channel;
  private volatile boolean isRunning;

  ChannelShutdown(ChannelHandler channel) {
    this.channel = channel;
  }

  @Override
  public void start() {
    isRunning = true;
  }

  @Override
  public void stop() {
    channel.sendOff();
    isRunning = false;
  }

  @Override
  public boolean isRunning() {
    return isRunning;
  }
}
