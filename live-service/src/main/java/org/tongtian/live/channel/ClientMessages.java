package org.tongtian.live.channel;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tongtian.live.message.ClientMessage;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/** Reads what clients send; what can't be read is answered and changes nothing. */
@Component
class ClientMessages {

  private final JsonMapper json;

  ClientMessages(JsonMapper json) {
    this.json = json;
  }

  Optional<ClientMessage> read(String text, Connection from) {
    try {
      ClientMessage message = json.readValue(text, ClientMessage.class);
      if (message != null) {
        return Optional.of(message);
      }
      from.problem("request.malformed_json");
    } catch (InvalidTypeIdException unknown) {
      from.problem("live.message_type_unknown");
    } catch (UnrecognizedPropertyException unknown) {
      from.problem("request.unknown_field", unknown.getPropertyName());
    } catch (JacksonException malformed) {
      from.problem("request.malformed_json");
    }
    return Optional.empty();
  }
}
