/**
 * Video and sound of the live rooms: the {@link org.tongtian.live.media.MediaServer} port, its
 * embedded adapter (WebRTC inside this process, for one machine) and its Kurento adapter (media
 * nodes of their own, for production).
 */
package org.tongtian.live.media;
