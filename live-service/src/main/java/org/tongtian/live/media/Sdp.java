package org.tongtian.live.media;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads offers before an engine sees them, and leaves VP8 as the only video codec: with one codec
 * for everybody a media node passes packets through instead of transcoding them.
 */
final class Sdp {

  private static final int MAX_LENGTH = 100_000;
  private static final Pattern RTPMAP = Pattern.compile("a=rtpmap:(\\d+) ([A-Za-z0-9-]+)/.*");
  private static final Pattern RTX = Pattern.compile("a=fmtp:(\\d+) apt=(\\d+).*");
  private static final Pattern PAYLOAD_LINE =
      Pattern.compile("a=(?:rtpmap|fmtp|rtcp-fb):(\\d+) .*");

  private Sdp() {}

  /**
   * Checks a browser's offer and removes every video codec but VP8 (and its retransmission).
   *
   * @throws MediaRefused {@code media.bad_sdp}
   */
  static String offerWithVp8Only(String offer) {
    if (offer == null || offer.length() > MAX_LENGTH || !offer.startsWith("v=0")) {
      throw bad("The offer is not a session description.");
    }
    List<List<String>> sections = sections(offer);
    if (sections.size() < 2) {
      throw bad("The offer describes no audio and no video.");
    }
    if (!offer.contains("a=ice-ufrag:") || !offer.contains("a=fingerprint:")) {
      throw bad("The offer has no ICE user or no DTLS fingerprint.");
    }
    StringBuilder kept = new StringBuilder(offer.length());
    for (List<String> section : sections) {
      List<String> lines = section.getFirst().startsWith("m=video ") ? vp8Only(section) : section;
      lines.forEach(line -> kept.append(line).append("\r\n"));
    }
    return kept.toString();
  }

  private static List<List<String>> sections(String sdp) {
    List<List<String>> sections = new ArrayList<>();
    sections.add(new ArrayList<>());
    for (String line : sdp.lines().toList()) {
      if (line.startsWith("m=")) {
        sections.add(new ArrayList<>());
      }
      if (!line.isEmpty()) {
        sections.getLast().add(line);
      }
    }
    return sections;
  }

  private static List<String> vp8Only(List<String> section) {
    Set<String> payloads = vp8Payloads(section);
    if (payloads.isEmpty()) {
      throw bad("The offer has no VP8 video, the codec that every room uses.");
    }
    List<String> kept = new ArrayList<>();
    kept.add(mediaLine(section.getFirst(), payloads));
    for (String line : section.subList(1, section.size())) {
      Matcher payload = PAYLOAD_LINE.matcher(line);
      if (!payload.matches() || payloads.contains(payload.group(1))) {
        kept.add(line);
      }
    }
    return kept;
  }

  private static Set<String> vp8Payloads(List<String> section) {
    Set<String> vp8 = new HashSet<>();
    for (String line : section) {
      Matcher map = RTPMAP.matcher(line);
      if (map.matches() && map.group(2).toUpperCase(Locale.ROOT).equals("VP8")) {
        vp8.add(map.group(1));
      }
    }
    Set<String> payloads = new HashSet<>(vp8);
    for (String line : section) {
      Matcher rtx = RTX.matcher(line);
      if (rtx.matches() && vp8.contains(rtx.group(2))) {
        payloads.add(rtx.group(1));
      }
    }
    return payloads;
  }

  private static String mediaLine(String line, Set<String> payloads) {
    String[] words = line.split(" ", -1);
    if (words.length < 4) {
      throw bad("The offer's video line is incomplete.");
    }
    StringBuilder kept = new StringBuilder(String.join(" ", words[0], words[1], words[2]));
    for (int i = 3; i < words.length; i++) {
      if (payloads.contains(words[i])) {
        kept.append(' ').append(words[i]);
      }
    }
    return kept.toString();
  }

  private static MediaRefused bad(String detail) {
    return new MediaRefused(MediaRefused.Reason.BAD_SDP, detail);
  }
}
