package org.tongtian.k8s;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kubernetes.client.util.ModelMapper;
import io.kubernetes.client.util.Yaml;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;

/** Checks one object as strictly as an API server with {@code --validate=strict}, without one. */
final class Schema {
  private Schema() {}

  /** What is wrong with the object, nothing where a cluster would take it. */
  static List<String> problems(JsonObject object) {
    String version = Json.text(object, "apiVersion");
    String kind = Json.text(object, "kind");
    Class<?> model = ModelMapper.getApiTypeClass(version, kind);
    if (model == null || !JsonTypes.isModel(model)) {
      return List.of("Kubernetes knows no kind '" + kind + "' in '" + version + "'");
    }
    List<String> problems = new ArrayList<>();
    unknownOrMissing(model, object, problems);
    problems.addAll(JsonTypes.problems(model, object, kind));
    unreadable(object, problems);
    return problems;
  }

  private static void unknownOrMissing(Class<?> model, JsonObject object, List<String> problems) {
    try {
      model.getMethod("validateJsonElement", JsonElement.class).invoke(null, object);
    } catch (InvocationTargetException e) {
      problems.add(String.valueOf(e.getCause().getMessage()));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(model + " cannot be validated", e);
    }
  }

  /** Formats that only reading reveals, such as a quantity's unit. */
  private static void unreadable(JsonObject object, List<String> problems) {
    try {
      Yaml.load(object.toString());
    } catch (IOException | RuntimeException e) {
      problems.add("cannot be read: " + e.getMessage());
    }
  }
}
