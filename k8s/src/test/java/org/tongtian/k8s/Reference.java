package org.tongtian.k8s;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * A place where a manifest takes something from a ConfigMap or Secret.
 *
 * @param from the workload, for messages
 * @param kind ConfigMap or Secret
 * @param name the object's name
 * @param key the key in it, empty where all of it is taken
 */
record Reference(String from, String kind, String name, String key) {

  /** Every reference of every workload and Ingress. */
  static List<Reference> all(Cluster cluster) {
    List<Reference> found = new ArrayList<>();
    for (Manifest workload : cluster.workloads()) {
      workload.containers().forEach(each -> addEnvironment(workload, each, found));
      Json.objects(workload.pod(), "volumes").forEach(each -> addVolume(workload, each, found));
    }
    cluster
        .ofKind("Ingress")
        .forEach(
            ingress ->
                Json.objects(ingress.json(), "spec.tls")
                    .forEach(
                        tls ->
                            found.add(
                                new Reference(
                                    ingress.id(), "Secret", Json.text(tls, "secretName"), ""))));
    return found;
  }

  private static void addEnvironment(
      Manifest workload, JsonObject container, List<Reference> found) {
    String from = workload.id(container);
    for (JsonObject env : Json.objects(container, "env")) {
      addKey(from, "ConfigMap", env, "valueFrom.configMapKeyRef", found);
      addKey(from, "Secret", env, "valueFrom.secretKeyRef", found);
    }
    for (JsonObject env : Json.objects(container, "envFrom")) {
      addKey(from, "ConfigMap", env, "configMapRef", found);
      addKey(from, "Secret", env, "secretRef", found);
    }
  }

  private static void addKey(
      String from, String kind, JsonObject env, String path, List<Reference> found) {
    if (Json.has(env, path)) {
      String name = Json.text(env, path + ".name");
      found.add(new Reference(from, kind, name, Json.text(env, path + ".key")));
    }
  }

  private static void addVolume(Manifest workload, JsonObject volume, List<Reference> found) {
    addItems(workload, "ConfigMap", volume, "configMap", "name", found);
    addItems(workload, "Secret", volume, "secret", "secretName", found);
  }

  private static void addItems(
      Manifest workload,
      String kind,
      JsonObject volume,
      String path,
      String nameKey,
      List<Reference> found) {
    if (!Json.has(volume, path)) {
      return;
    }
    String name = Json.text(volume, path + "." + nameKey);
    List<JsonObject> items = Json.objects(volume, path + ".items");
    if (items.isEmpty()) {
      found.add(new Reference(workload.id(), kind, name, ""));
    }
    items.forEach(
        each -> found.add(new Reference(workload.id(), kind, name, Json.text(each, "key"))));
  }

  /** Whether what is rendered holds the object and the key. */
  boolean isIn(Cluster cluster) {
    return cluster
        .find(kind, name)
        .filter(it -> key.isEmpty() || Json.map(it.json(), "data").containsKey(key))
        .isPresent();
  }
}
