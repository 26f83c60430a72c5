package org.tongtian.k8s;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.annotations.SerializedName;
import io.kubernetes.client.custom.IntOrString;
import io.kubernetes.client.custom.Quantity;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Compares the types of JSON values with the fields of the client's models.
 *
 * <p>The models' own check lets a number stand where Kubernetes wants a text (an environment
 * variable's {@code value: 8080}) and the reverse; an API server refuses both.
 */
final class JsonTypes {
  private JsonTypes() {}

  static List<String> problems(Class<?> model, JsonElement value, String path) {
    List<String> problems = new ArrayList<>();
    check(model, value, path, problems);
    return problems;
  }

  private static void check(Type type, JsonElement value, String path, List<String> problems) {
    if (value.isJsonNull()) {
      problems.add(path + " is null");
    } else if (type instanceof ParameterizedType generic) {
      checkMany(generic, value, path, problems);
    } else if (type instanceof Class<?> single) {
      checkOne(single, value, path, problems);
    }
  }

  private static void checkMany(
      ParameterizedType type, JsonElement value, String path, List<String> problems) {
    Type[] arguments = type.getActualTypeArguments();
    Class<?> container = (Class<?>) type.getRawType();
    if (Collection.class.isAssignableFrom(container)) {
      if (!(value instanceof JsonArray array)) {
        problems.add(path + " must be a list, is " + value);
        return;
      }
      for (int i = 0; i < array.size(); i++) {
        check(arguments[0], array.get(i), path + "[" + i + "]", problems);
      }
    } else if (Map.class.isAssignableFrom(container)) {
      if (!(value instanceof JsonObject object)) {
        problems.add(path + " must be a map, is " + value);
        return;
      }
      object.asMap().forEach((key, each) -> check(arguments[1], each, path + "." + key, problems));
    }
  }

  private static void checkOne(
      Class<?> type, JsonElement value, String path, List<String> problems) {
    if (isModel(type)) {
      checkModel(type, value, path, problems);
    } else if (!fits(type, value)) {
      problems.add(path + " must be " + type.getSimpleName() + ", is " + value);
    }
  }

  static boolean isModel(Class<?> type) {
    return type.getName().startsWith("io.kubernetes.client.openapi.models.");
  }

  private static void checkModel(
      Class<?> model, JsonElement value, String path, List<String> problems) {
    if (!(value instanceof JsonObject object)) {
      problems.add(path + " must be an object, is " + value);
      return;
    }
    for (Field field : model.getDeclaredFields()) {
      SerializedName name = field.getAnnotation(SerializedName.class);
      if (name != null && object.has(name.value())) {
        check(
            field.getGenericType(), object.get(name.value()), path + "." + name.value(), problems);
      }
    }
  }

  private static boolean fits(Class<?> type, JsonElement value) {
    if (!(value instanceof JsonPrimitive primitive)) {
      return type == Object.class;
    }
    if (type == String.class) {
      return primitive.isString();
    }
    if (type == Boolean.class) {
      return primitive.isBoolean();
    }
    if (type == Integer.class || type == Long.class) {
      return isWhole(primitive);
    }
    if (type == IntOrString.class) {
      return primitive.isString() || isWhole(primitive);
    }
    if (type == Quantity.class) {
      return primitive.isString() || primitive.isNumber();
    }
    // Dates and bytes are texts on the wire.
    return type == Object.class || primitive.isString() || primitive.isNumber();
  }

  private static boolean isWhole(JsonPrimitive primitive) {
    return primitive.isNumber() && primitive.getAsString().matches("-?\\d+");
  }
}
