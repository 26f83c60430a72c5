package org.tongtian.live.media;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The object table of the {@link FakeKurentoServer} and its answers to {@code ping connect create
 * invoke subscribe unsubscribe release closeSession}. Handles that it does not know are refused
 * with 40101, sessions with 40007, as the real server does.
 */
final class FakeKurentoObjects {

  private static final String CANDIDATE =
      "{\"__module__\":\"kurento\",\"__type__\":\"IceCandidate\",\"candidate\":"
          + "\"candidate:1 1 UDP 2015363327 127.0.0.1 40000 typ host\","
          + "\"sdpMid\":\"0\",\"sdpMLineIndex\":0}";

  /** What was asked for, as {@code operation object}, in order. */
  final List<String> invocations = new CopyOnWriteArrayList<>();

  private final Map<String, String> sessionOf = new ConcurrentHashMap<>();
  private final Map<String, List<Subscription>> subscriptions = new ConcurrentHashMap<>();
  private final Set<String> sessions = ConcurrentHashMap.newKeySet();

  private record Subscription(String id, String type) {}

  private static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int code;

    private Refusal(int code, String message) {
      super(message);
      this.code = code;
    }
  }

  /** How many pipelines and endpoints live. */
  int live() {
    return sessionOf.size();
  }

  List<String> endpoints() {
    return sessionOf.keySet().stream().filter(id -> id.endsWith("WebRtcEndpoint")).toList();
  }

  long invoked(String operation) {
    return invocations.stream().filter(line -> line.startsWith(operation + " ")).count();
  }

  /** The messages that answer one request: events first where the request causes them. */
  List<String> handle(String text) {
    JsonObject request = JsonParser.parseString(text).getAsJsonObject();
    JsonObject params =
        request.has("params") ? request.getAsJsonObject("params") : new JsonObject();
    JsonObject reply = new JsonObject();
    reply.addProperty("jsonrpc", "2.0");
    reply.add("id", request.get("id"));
    List<String> messages = new ArrayList<>();
    try {
      reply.add("result", answer(request.get("method").getAsString(), params, messages));
    } catch (Refusal e) {
      JsonObject error = new JsonObject();
      error.addProperty("code", e.code);
      error.addProperty("message", e.getMessage());
      reply.add("error", error);
    }
    messages.addFirst(reply.toString());
    return messages;
  }

  private JsonObject answer(String method, JsonObject params, List<String> events) {
    if (method.equals("ping")) {
      return value("pong");
    }
    String session = session(method, params);
    JsonObject result =
        switch (method) {
          case "connect" -> value("fake");
          case "create" -> value(create(params, session));
          case "invoke" -> invoke(params, events);
          case "subscribe" -> value(subscribe(params));
          case "unsubscribe" -> unsubscribe(params);
          case "release" -> release(known(params));
          case "closeSession" -> closeSession(session);
          default -> throw new Refusal(-32601, "No such method: " + method);
        };
    result.addProperty("sessionId", session);
    return result;
  }

  private String session(String method, JsonObject params) {
    if (!params.has("sessionId")) {
      String fresh = UUID.randomUUID().toString();
      sessions.add(fresh);
      return fresh;
    }
    String named = params.get("sessionId").getAsString();
    if (method.equals("connect") && !sessions.contains(named)) {
      throw new Refusal(40007, "Invalid session");
    }
    return named;
  }

  private String create(JsonObject params, String session) {
    String type = params.get("type").getAsString();
    String parent = "";
    JsonObject constructor = params.getAsJsonObject("constructorParams");
    if (constructor != null && constructor.has("mediaPipeline")) {
      parent = known(constructor.get("mediaPipeline").getAsString()) + "/";
    }
    String id = parent + UUID.randomUUID() + "_kurento." + type;
    sessionOf.put(id, session);
    subscriptions.put(id, new CopyOnWriteArrayList<>());
    return id;
  }

  private JsonObject invoke(JsonObject params, List<String> events) {
    String object = known(params);
    String operation = params.get("operation").getAsString();
    JsonObject arguments = params.getAsJsonObject("operationParams");
    invocations.add(operation + " " + object);
    return switch (operation) {
      case "processOffer" -> value(answerTo(arguments.get("offer").getAsString()));
      case "connect" -> {
        known(arguments.get("sink").getAsString());
        yield nothing();
      }
      case "gatherCandidates" -> {
        events.addAll(events(object, "IceCandidateFound", "{\"candidate\":" + CANDIDATE + "}"));
        yield nothing();
      }
      default -> nothing();
    };
  }

  private static String answerTo(String offer) {
    if (!offer.contains("UDP/TLS/RTP/SAVPF")) {
      throw new Refusal(40201, "Error parsing SDP");
    }
    return offer
        .replace("a=sendonly", "a=kept")
        .replace("a=recvonly", "a=sendonly")
        .replace("a=kept", "a=recvonly")
        .replace("a=setup:actpass", "a=setup:active")
        .replaceAll("a=ice-pwd:.*", "a=ice-pwd:" + UUID.randomUUID());
  }

  private String subscribe(JsonObject params) {
    Subscription fresh =
        new Subscription(UUID.randomUUID().toString(), params.get("type").getAsString());
    subscriptions.get(known(params)).add(fresh);
    return fresh.id();
  }

  private JsonObject unsubscribe(JsonObject params) {
    String subscription = params.get("subscription").getAsString();
    subscriptions.get(known(params)).removeIf(one -> one.id().equals(subscription));
    return nothing();
  }

  private JsonObject release(String object) {
    sessionOf.keySet().removeIf(id -> id.equals(object) || id.startsWith(object + "/"));
    subscriptions.keySet().retainAll(sessionOf.keySet());
    return nothing();
  }

  private JsonObject closeSession(String session) {
    sessionOf.values().removeIf(session::equals);
    sessions.remove(session);
    return nothing();
  }

  /** The event messages that the object's subscribers get. */
  List<String> events(String object, String type, String data) {
    List<String> messages = new ArrayList<>();
    for (Subscription subscription : subscriptions.getOrDefault(object, List.of())) {
      if (subscription.type().equals(type)) {
        messages.add(event(object, subscription, data));
      }
    }
    return messages;
  }

  private static String event(String object, Subscription subscription, String data) {
    JsonObject content = JsonParser.parseString(data).getAsJsonObject();
    content.addProperty("source", object);
    content.addProperty("type", subscription.type());
    content.addProperty("timestamp", "1763000000");
    content.addProperty("timestampMillis", "1763000000000");
    content.add("tags", JsonParser.parseString("[]"));
    JsonObject value = new JsonObject();
    value.addProperty("object", object);
    value.addProperty("subscription", subscription.id());
    value.addProperty("type", subscription.type());
    value.add("data", content);
    JsonObject params = new JsonObject();
    params.add("value", value);
    JsonObject message = new JsonObject();
    message.addProperty("jsonrpc", "2.0");
    message.addProperty("method", "onEvent");
    message.add("params", params);
    return message.toString();
  }

  private String known(JsonObject params) {
    return known(params.get("object").getAsString());
  }

  private String known(String object) {
    if (!sessionOf.containsKey(object)) {
      throw new Refusal(40101, "Object '" + object + "' not found");
    }
    return object;
  }

  private static JsonObject value(String value) {
    JsonObject result = new JsonObject();
    result.addProperty("value", value);
    return result;
  }

  private static JsonObject nothing() {
    JsonObject result = new JsonObject();
    result.add("value", (JsonElement) null);
    return result;
  }
}
