package org.tongtian.k8s;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One Kubernetes object as it is sent to a cluster. */
record Manifest(JsonObject json) {
  private static final String COMPONENT = "app.kubernetes.io/component";

  String kind() {
    return Json.text(json, "kind");
  }

  String name() {
    return Json.text(json, "metadata.name");
  }

  /** Kind and name, as messages name it. */
  String id() {
    return kind() + "/" + name();
  }

  boolean is(String kind) {
    return kind().equals(kind);
  }

  /** Runs pods: Deployment, StatefulSet or Job. */
  boolean isWorkload() {
    return isLongRunning() || is("Job");
  }

  boolean isLongRunning() {
    return is("Deployment") || is("StatefulSet");
  }

  /** One of our own six applications. */
  boolean isApplication() {
    return isWorkload() && "application".equals(podLabels().get(COMPONENT));
  }

  Map<String, String> podLabels() {
    return Json.map(json, "spec.template.metadata.labels");
  }

  /** The pod's specification, JSON null for what runs no pods. */
  JsonElement pod() {
    return isWorkload() ? Json.at(json, "spec.template.spec") : JsonNull.INSTANCE;
  }

  List<JsonObject> mainContainers() {
    return Json.objects(pod(), "containers");
  }

  /** Containers and init containers. */
  List<JsonObject> containers() {
    return Stream.concat(mainContainers().stream(), Json.objects(pod(), "initContainers").stream())
        .toList();
  }

  /** How messages name one of its containers. */
  String id(JsonObject container) {
    return id() + " container " + Json.text(container, "name");
  }
}
