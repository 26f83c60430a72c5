package org.tongtian.k8s;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads and changes JSON by dotted paths such as {@code spec.containers.0.image}. */
final class Json {
  private Json() {}

  /** What stands at the path, JSON null where nothing does. */
  static JsonElement at(JsonElement root, String path) {
    JsonElement here = root;
    for (String step : path.split("\\.", -1)) {
      here = child(here, step);
    }
    return here;
  }

  private static JsonElement child(JsonElement parent, String step) {
    if (parent instanceof JsonObject object && object.has(step)) {
      return object.get(step);
    }
    if (parent instanceof JsonArray array && step.matches("\\d+")) {
      int index = Integer.parseInt(step);
      return index < array.size() ? array.get(index) : JsonNull.INSTANCE;
    }
    return JsonNull.INSTANCE;
  }

  static boolean has(JsonElement root, String path) {
    return !at(root, path).isJsonNull();
  }

  /** The text or number at the path, empty where nothing stands. */
  static String text(JsonElement root, String path) {
    return at(root, path) instanceof JsonPrimitive value ? value.getAsString() : "";
  }

  /** The objects of the list at the path, none where there is no list. */
  static List<JsonObject> objects(JsonElement root, String path) {
    List<JsonObject> found = new ArrayList<>();
    if (at(root, path) instanceof JsonArray array) {
      array.forEach(element -> found.add(element.getAsJsonObject()));
    }
    return found;
  }

  static List<String> texts(JsonElement root, String path) {
    List<String> found = new ArrayList<>();
    if (at(root, path) instanceof JsonArray array) {
      array.forEach(element -> found.add(element.getAsString()));
    }
    return found;
  }

  /** The map of texts at the path (labels, data), empty where there is none. */
  static Map<String, String> map(JsonElement root, String path) {
    Map<String, String> found = new LinkedHashMap<>();
    if (at(root, path) instanceof JsonObject object) {
      object.asMap().forEach((key, value) -> found.put(key, value.getAsString()));
    }
    return found;
  }

  /** Puts a value at a path whose parent exists. */
  static void put(JsonElement root, String path, JsonElement value) {
    int dot = path.lastIndexOf('.');
    JsonElement parent = dot < 0 ? root : at(root, path.substring(0, dot));
    String last = path.substring(dot + 1);
    if (parent instanceof JsonArray array) {
      array.set(Integer.parseInt(last), value);
    } else {
      parent.getAsJsonObject().add(last, value);
    }
  }

  static void put(JsonElement root, String path, String value) {
    put(root, path, new JsonPrimitive(value));
  }

  /** Removes what must be there, so that a test which breaks nothing is noticed. */
  static void remove(JsonElement root, String path) {
    int dot = path.lastIndexOf('.');
    JsonElement parent = dot < 0 ? root : at(root, path.substring(0, dot));
    if (parent.getAsJsonObject().remove(path.substring(dot + 1)) == null) {
      throw new IllegalArgumentException("nothing at " + path);
    }
  }
}
