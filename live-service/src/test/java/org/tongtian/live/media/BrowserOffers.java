package org.tongtian.live.media;

import java.util.UUID;

/** Offers as Chromium writes them, shortened to what matters. */
final class BrowserOffers {

  private static final String FINGERPRINT =
      "a=fingerprint:sha-256 "
          + "6B:8B:F0:65:5F:78:E2:51:3B:AC:6F:F3:3F:46:1B:35:"
          + "DC:B8:5F:64:1A:24:C2:43:F0:A1:58:D0:A1:2C:19:08";

  private BrowserOffers() {}

  static String publisher() {
    return offer("sendonly", true);
  }

  static String viewer() {
    return offer("recvonly", true);
  }

  static String withoutVp8() {
    return offer("sendonly", false);
  }

  private static String offer(String direction, boolean vp8) {
    String session =
        """
        v=0
        o=- 4611731400430051336 2 IN IP4 127.0.0.1
        s=-
        t=0 0
        a=group:BUNDLE 0 1
        a=msid-semantic: WMS
        """;
    return (session + audio(direction) + video(direction, vp8)).replace("\n", "\r\n");
  }

  private static String audio(String direction) {
    return """
        m=audio 9 UDP/TLS/RTP/SAVPF 111
        c=IN IP4 0.0.0.0
        %s
        a=mid:0
        a=rtpmap:111 opus/48000/2
        a=fmtp:111 minptime=10;useinbandfec=1
        """
        .formatted(transport(direction, "audio", 1001));
  }

  private static String video(String direction, boolean vp8) {
    String codecs =
        vp8
            ? """
            a=rtpmap:96 VP8/90000
            a=rtcp-fb:96 goog-remb
            a=rtcp-fb:96 nack pli
            a=rtpmap:97 rtx/90000
            a=fmtp:97 apt=96
            """
            : "";
    return """
        m=video 9 UDP/TLS/RTP/SAVPF %s102 103 98
        c=IN IP4 0.0.0.0
        %s
        a=mid:1
        %sa=rtpmap:102 H264/90000
        a=rtcp-fb:102 nack pli
        a=fmtp:102 level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42001f
        a=rtpmap:103 rtx/90000
        a=fmtp:103 apt=102
        a=rtpmap:98 VP9/90000
        """
        .formatted(vp8 ? "96 97 " : "", transport(direction, "video", 2002), codecs);
  }

  private static String transport(String direction, String track, int ssrc) {
    String password = UUID.randomUUID().toString().replace("-", "");
    String sender =
        direction.equals("sendonly")
            ? "\na=msid:camera " + track + "\na=ssrc:" + ssrc + " cname:village"
            : "";
    return """
        a=rtcp:9 IN IP4 0.0.0.0
        a=ice-ufrag:%s
        a=ice-pwd:%s
        a=ice-options:trickle
        %s
        a=setup:actpass
        a=rtcp-mux
        a=%s"""
            .formatted(password.substring(0, 4), password, FINGERPRINT, direction)
        + sender;
  }
}
