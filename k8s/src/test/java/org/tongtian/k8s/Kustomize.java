package org.tongtian.k8s;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Renders kustomizations with the kubectl on the PATH, or the one that {@code KUBECTL} names. */
final class Kustomize {
  /** The module's folder, from where Maven runs the tests. */
  static final Path HOME = Path.of("").toAbsolutePath();

  static final List<String> ALL = List.of("base", "overlays/dev", "overlays/prod");

  private static final Map<String, Cluster> RENDERED = new ConcurrentHashMap<>();

  private Kustomize() {}

  /** Renders a folder of this module, once in a test run. */
  static Cluster cluster(String folder) {
    return RENDERED.computeIfAbsent(folder, Kustomize::rendered);
  }

  private static Cluster rendered(String folder) {
    String kubectl = System.getenv().getOrDefault("KUBECTL", "kubectl");
    return new Cluster(folder, parse(render(kubectl, HOME.resolve(folder))));
  }

  /**
   * What {@code kubectl kustomize} prints for a folder.
   *
   * @throws IllegalStateException one line that says what to do, where kubectl is missing or
   *     refuses
   */
  static String render(String kubectl, Path folder) {
    try {
      // Errors go to a file: a full pipe that nobody empties would stop kubectl.
      Path errors = Files.createTempFile("kustomize", ".err");
      try {
        return run(kubectl, folder, errors);
      } finally {
        Files.delete(errors);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String run(String kubectl, Path folder, Path errors) throws IOException {
    Process process = start(kubectl, folder, errors);
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() == 0) {
        return output;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while rendering " + folder, e);
    }
    String reason = Files.readString(errors).strip().replaceAll("\\s*\\R\\s*", " | ");
    throw new IllegalStateException(kubectl + " cannot render " + folder + ": " + reason);
  }

  private static Process start(String kubectl, Path folder, Path errors) {
    try {
      return new ProcessBuilder(kubectl, "kustomize", folder.toString())
          .redirectError(errors.toFile())
          .start();
    } catch (IOException e) {
      throw new IllegalStateException(
          "kubectl 1.20 or newer is needed to check the manifests: '"
              + kubectl
              + "' does not start. Install it (Debian: apt-get install kubernetes-client) or name it in KUBECTL.",
          e);
    }
  }

  private static List<Manifest> parse(String documents) {
    Gson gson = new Gson();
    List<Manifest> manifests = new ArrayList<>();
    for (Object document : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(documents)) {
      JsonObject json = gson.toJsonTree(document).getAsJsonObject();
      manifests.add(new Manifest(json));
    }
    return manifests;
  }
}
