package org.tongtian.live.media;

/**
 * What a media server can do.
 *
 * @param name {@code embedded} or {@code kurento}
 * @param maxViewersPerRoom viewers that a room takes at once; the next one is refused
 */
public record MediaCapabilities(String name, int maxViewersPerRoom) {}
