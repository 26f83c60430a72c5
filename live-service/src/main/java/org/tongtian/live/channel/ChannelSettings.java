package org.tongtian.live.channel;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the room channel behaves.
 *
 * @param originHosts hosts, beside the service's own, whose pages may open the channel
 * @param coalesce how long messages are collected into one frame
 * @param sendDeadline a socket that does not take a frame for so long is closed
 * @param waitingFrames a socket that lets more frames wait is closed
 * @param sendBufferBytes what the operating system buffers per socket
 * @param beat how often viewers are counted
 * @param heal how often a room looks for what it missed (a signal may get lost)
 */
@ConfigurationProperties("tongtian.live")
record ChannelSettings(
    @DefaultValue List<String> originHosts,
    @DefaultValue("100ms") Duration coalesce,
    @DefaultValue("5s") Duration sendDeadline,
    @DefaultValue("256") int waitingFrames,
    @DefaultValue("131072") int sendBufferBytes,
    @DefaultValue("1s") Duration beat,
    @DefaultValue("3s") Duration heal) {}
