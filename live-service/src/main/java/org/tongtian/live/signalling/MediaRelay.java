package org.tongtian.live.signalling;

import jakarta.annotation.PostConstruct;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Component;
import org.tongtian.live.channel.Client;
import org.tongtian.live.channel.RoomSignals;
import org.tongtian.live.message.ClientMessage;
import org.tongtian.live.message.RoomMessage;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Passes media requests to the instance that carries the room, and its answers back. A letter may
 * get lost; then the client's offer stays without an answer and the client asks again by itself.
 */
@Component
class MediaRelay {

  private final RoomSignals signals;
  private final JsonMapper json;
  private final Map<String, Sent> sent = new ConcurrentHashMap<>();
  private volatile BiConsumer<Client, ClientMessage.Signal> desk = (client, signal) -> {};

  MediaRelay(RoomSignals signals, JsonMapper json) {
    this.signals = signals;
    this.json = json.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  }

  /** A client of this instance whose media another instance carries. */
  record Sent(Client client, String home) {}

  /**
   * What instances write to each other.
   *
   * @param from the instance that sent it
   * @param ask what the client asks, null in answers
   * @param answer a message to the client, null otherwise
   * @param problem a refusal's code to the client, null otherwise
   */
  record Letter(
      String from,
      String roomId,
      String connectionId,
      boolean isHost,
      ClientMessage ask,
      RoomMessage answer,
      String problem) {}

  /** Says who takes the requests that other instances send here; it must not block. */
  void deliverTo(BiConsumer<Client, ClientMessage.Signal> taker) {
    desk = taker;
  }

  /** Listens for letters; said again now and then, because Redis may have been away. */
  @PostConstruct
  void listen() {
    signals.listen(box(signals.instance()), this::received);
  }

  /** Sends a client's request to the instance that carries its room. */
  void ask(String home, Client client, ClientMessage.Signal signal) {
    if (signal instanceof ClientMessage.Leave) {
      sent.remove(client.connectionId());
    } else {
      sent.put(client.connectionId(), new Sent(client, home));
    }
    send(
        home,
        new Letter(
            signals.instance(),
            client.roomId(),
            client.connectionId(),
            client.isHost(),
            signal,
            null,
            null));
  }

  /** The instance that the client's last request went to, if it went to another. */
  Optional<String> homeOf(Client client) {
    return Optional.ofNullable(sent.get(client.connectionId())).map(Sent::home);
  }

  /** The clients whose media other instances carry. */
  Iterable<Sent> away() {
    return sent.values();
  }

  void forget(Client client) {
    sent.remove(client.connectionId());
  }

  private void received(String text) {
    Letter letter = json.readValue(text, Letter.class);
    if (letter.ask() instanceof ClientMessage.Signal signal) {
      desk.accept(new RemoteClient(letter), signal);
      return;
    }
    Sent known = sent.get(letter.connectionId());
    if (known == null) {
      return;
    }
    if (letter.problem() != null) {
      known.client().problem(letter.problem());
    } else if (letter.answer() != null) {
      known.client().send(letter.answer());
    }
  }

  private void send(String instance, Letter letter) {
    signals.send(box(instance), json.writeValueAsString(letter));
  }

  private static String box(String instance) {
    return "signals:media:" + instance;
  }

  /** A client that is connected to another instance. */
  private final class RemoteClient implements Client {
    private final Letter letter;

    RemoteClient(Letter letter) {
      this.letter = letter;
    }

    @Override
    public String connectionId() {
      return letter.connectionId();
    }

    @Override
    public String roomId() {
      return letter.roomId();
    }

    @Override
    public boolean isHost() {
      return letter.isHost();
    }

    @Override
    public void send(RoomMessage message) {
      answer(message, null);
    }

    @Override
    public void problem(String code) {
      answer(null, code);
    }

    private void answer(RoomMessage message, String problem) {
      MediaRelay.this.send(
          letter.from(),
          new Letter(
              signals.instance(), roomId(), connectionId(), isHost(), null, message, problem));
    }
  }
}
