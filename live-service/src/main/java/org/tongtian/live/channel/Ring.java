package org.tongtian.live.channel;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tongtian.kit.Pure;
import org.tongtian.live.history.Kept;
import org.tongtian.live.message.RoomMessage;

/** The newest part of a room's history, for clients that come back after a short absence. */
@Pure
final class Ring {

  /** What became of an offered message. */
  enum Taken {
    /** It was the next one. */
    ADDED,
    /** It is here or was here before. */
    KNOWN,
    /** Others between are missing and must be read first. */
    GAP
  }

  private final int size;
  private final Deque<Kept> newest = new ArrayDeque<>();
  private long last;

  /**
   * @param last offset behind which the ring begins
   */
  Ring(int size, long last) {
    this.size = size;
    this.last = last;
  }

  long last() {
    return last;
  }

  Taken offer(Kept message) {
    if (message.offset() <= last) {
      return Taken.KNOWN;
    }
    if (message.offset() > last + 1) {
      return Taken.GAP;
    }
    newest.addLast(message);
    last = message.offset();
    if (newest.size() > size) {
      newest.removeFirst();
    }
    return Taken.ADDED;
  }

  /** All messages behind the offset, empty where the ring does not reach back that far. */
  Optional<List<Kept>> since(long offset) {
    long first = last - newest.size();
    if (offset < first || offset > last) {
      return Optional.empty();
    }
    return Optional.of(newest.stream().filter(kept -> kept.offset() > offset).toList());
  }

  /** The last lines that people read, chat and orders as they came, oldest first. */
  List<RoomMessage> lastLines(int most) {
    List<RoomMessage> lines =
        newest.stream().map(Kept::message).filter(Ring::isLine).collect(Collectors.toList());
    return lines.subList(Math.max(0, lines.size() - most), lines.size());
  }

  private static boolean isLine(RoomMessage message) {
    return message instanceof RoomMessage.Chat || message instanceof RoomMessage.OrderSeen;
  }
}
