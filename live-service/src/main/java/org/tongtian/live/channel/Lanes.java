package org.tongtian.live.channel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.tongtian.kit.Pure;
import org.tongtian.live.message.RoomMessage;

/**
 * What a room still has to tell, by importance: stock and orders before state and pins before chat
 * before viewer counts. Of a lot's stock, of the state and of the viewer count only the latest
 * matters; orders, pins and chat are all told, at the latest in one of the next frames.
 */
@Pure
final class Lanes {

  private record Numbered(long offset, RoomMessage message) {}

  private final Map<String, RoomMessage> stock = new LinkedHashMap<>();
  private final Queue<Numbered> orders = new ArrayDeque<>();
  private final Queue<Numbered> pins = new ArrayDeque<>();
  private final Queue<Numbered> chat = new ArrayDeque<>();
  private RoomMessage state;
  private RoomMessage viewers;
  private long newest;

  /**
   * @param offset of the newest message that needs no telling
   */
  Lanes(long offset) {
    newest = offset;
  }

  /** A message of the history; offsets only grow. */
  void add(long offset, RoomMessage message) {
    newest = offset;
    switch (message) {
      case RoomMessage.OrderSeen order -> orders.add(new Numbered(offset, order));
      case RoomMessage.Pin pin -> pins.add(new Numbered(offset, pin));
      case RoomMessage.State now -> state = now;
      default -> chat.add(new Numbered(offset, message));
    }
  }

  /** A message that no history keeps. */
  void addPassing(RoomMessage message) {
    switch (message) {
      case RoomMessage.Stock level -> stock.put(level.lotId(), level);
      case RoomMessage.State now -> state = now;
      case RoomMessage.Viewers count -> viewers = count;
      default -> throw new IllegalArgumentException(message + " belongs to one client alone");
    }
  }

  boolean isEmpty() {
    return stock.isEmpty()
        && orders.isEmpty()
        && pins.isEmpty()
        && chat.isEmpty()
        && state == null
        && viewers == null;
  }

  /** Takes the next messages out, the most important ones first. */
  List<RoomMessage> drain(int most) {
    List<RoomMessage> out = new ArrayList<>();
    takeStock(most, out);
    take(orders, most, out);
    if (state != null && out.size() < most) {
      out.add(state);
      state = null;
    }
    take(pins, most, out);
    take(chat, most, out);
    if (viewers != null && out.size() < most) {
      out.add(viewers);
      viewers = null;
    }
    return out;
  }

  private void takeStock(int most, List<RoomMessage> out) {
    var levels = stock.values().iterator();
    while (levels.hasNext() && out.size() < most) {
      out.add(levels.next());
      levels.remove();
    }
  }

  private static void take(Queue<Numbered> lane, int most, List<RoomMessage> out) {
    while (!lane.isEmpty() && out.size() < most) {
      out.add(lane.remove().message());
    }
  }

  /** Up to which offset nothing of the history waits any more. */
  long toldUpTo() {
    long told = newest;
    for (Queue<Numbered> lane : List.of(orders, pins, chat)) {
      if (!lane.isEmpty()) {
        told = Math.min(told, lane.element().offset() - 1);
      }
    }
    return told;
  }
}
