package org.tongtian.live.media;

/**
 * What a media server holds.
 *
 * @param rooms open rooms
 * @param presenters sessions that publish
 * @param viewers sessions that view
 * @param engineObjects connections or remote objects that still have to be released
 */
public record MediaLoad(int rooms, int presenters, int viewers, int engineObjects) {}
