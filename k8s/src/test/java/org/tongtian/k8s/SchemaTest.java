package org.tongtian.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaTest {
  static final List<String> ALL = Kustomize.ALL;

  private static final String POD = "spec.template.spec";
  private static final String CONTAINER = POD + ".containers.0";

  @ParameterizedTest
  @FieldSource("ALL")
  void everyObjectIsValid(String folder) {
    Cluster cluster = Kustomize.cluster(folder);

    assertThat(cluster.manifests()).hasSizeGreaterThan(50);
    assertThat(
            cluster.manifests().stream()
                .flatMap(
                    each -> Schema.problems(each.json()).stream().map(it -> each.id() + ": " + it)))
        .isEmpty();
  }

  static Stream<Arguments> unknownFields() {
    return Stream.of(
        arguments("Deployment", "gateway", "replica"),
        arguments("Deployment", "gateway", "spec.minReadySecond"),
        arguments("Deployment", "gateway", POD + ".terminationGracePeriod"),
        arguments("Deployment", "gateway", CONTAINER + ".livenessprobe"),
        arguments("Deployment", "gateway", CONTAINER + ".securityContext.readOnlyRootFileSystem"),
        arguments("Deployment", "gateway", CONTAINER + ".env.0.valueFrom.secretKeyRef.secret"),
        arguments("StatefulSet", "mongodb", "spec.volumeClaimTemplates.0.spec.accessMode"),
        arguments("HorizontalPodAutoscaler", "gateway", "spec.metrics.0.resource.target.average"),
        arguments("NetworkPolicy", "gateway", "spec.ingress.0.form"),
        arguments("Ingress", "market", "spec.rules.0.http.paths.0.backend.serviceName"),
        arguments("PodDisruptionBudget", "gateway", "spec.minAvailabel"),
        arguments("Service", "gateway", "spec.ports.0.target"),
        arguments("Job", "mongodb-init", "spec.ttlSeconds"));
  }

  @ParameterizedTest
  @MethodSource("unknownFields")
  void anUnknownFieldIsCaught(String kind, String name, String path) {
    Cluster cluster =
        Kustomize.cluster("base").with(kind, name, it -> Json.put(it.json(), path, "1"));

    assertThat(Schema.problems(cluster.get(kind, name).json()))
        .anySatisfy(
            problem -> assertThat(problem).contains(path.substring(path.lastIndexOf('.') + 1)));
  }

  static Stream<Arguments> wrongTypes() {
    return Stream.of(
        arguments("StatefulSet", "mongodb", "spec.replicas", "'three'"),
        arguments("StatefulSet", "mongodb", "spec.replicas", "'3'"),
        arguments("StatefulSet", "mongodb", "spec.replicas", "2.5"),
        arguments("Deployment", "gateway", "spec.selector", "'gateway'"),
        arguments("Deployment", "gateway", POD + ".containers", "{}"),
        arguments("Deployment", "gateway", POD + ".automountServiceAccountToken", "'false'"),
        arguments("Deployment", "gateway", POD + ".securityContext.runAsUser", "'10001'"),
        arguments("Deployment", "order-service", CONTAINER + ".env.2.value", "8082"),
        arguments("Deployment", "gateway", CONTAINER + ".ports.0.containerPort", "'8080'"),
        arguments("Deployment", "gateway", CONTAINER + ".resources.limits.memory", "'1 big one'"),
        arguments(
            "Deployment", "gateway", CONTAINER + ".lifecycle.preStop.exec.command", "'sleep 10'"),
        arguments("ConfigMap", "mongodb", "data.members", "3"),
        arguments("HorizontalPodAutoscaler", "gateway", "spec.maxReplicas", "true"),
        arguments("Deployment", "gateway", "metadata.labels", "{'tier': 1}"),
        arguments("Deployment", "gateway", "spec.template", "null"));
  }

  @ParameterizedTest
  @MethodSource("wrongTypes")
  void aWrongTypeIsCaught(String kind, String name, String path, String value) {
    JsonElement wrong = JsonParser.parseString(value.replace('\'', '"'));
    Cluster cluster =
        Kustomize.cluster("base").with(kind, name, it -> Json.put(it.json(), path, wrong));

    assertThat(Schema.problems(cluster.get(kind, name).json())).isNotEmpty();
  }

  static Stream<Arguments> requiredFields() {
    return Stream.of(
        arguments("Deployment", "gateway", "spec.selector"),
        arguments("Deployment", "gateway", "spec.template"),
        arguments("Deployment", "gateway", POD + ".containers"),
        arguments("Deployment", "gateway", CONTAINER + ".name"),
        arguments("Deployment", "gateway", CONTAINER + ".ports.0.containerPort"),
        arguments("Deployment", "gateway", CONTAINER + ".env.0.valueFrom.secretKeyRef.key"),
        arguments("Deployment", "gateway", CONTAINER + ".startupProbe.httpGet.port"),
        arguments("Deployment", "gateway", POD + ".topologySpreadConstraints.0.topologyKey"),
        arguments("HorizontalPodAutoscaler", "gateway", "spec.maxReplicas"),
        arguments("HorizontalPodAutoscaler", "gateway", "spec.scaleTargetRef.kind"),
        arguments("Service", "gateway", "spec.ports.0.port"),
        arguments("Ingress", "market", "spec.rules.0.http.paths.0.pathType"),
        arguments("Job", "mongodb-init", "spec.template"));
  }

  @ParameterizedTest
  @MethodSource("requiredFields")
  void aMissingFieldIsCaught(String kind, String name, String path) {
    Cluster cluster =
        Kustomize.cluster("base").with(kind, name, it -> Json.remove(it.json(), path));

    assertThat(Schema.problems(cluster.get(kind, name).json()))
        .anySatisfy(
            problem -> assertThat(problem).contains(path.substring(path.lastIndexOf('.') + 1)));
  }

  @Test
  void anUnknownKindIsCaught() {
    JsonObject old = Kustomize.cluster("base").get("Ingress", "market").json().deepCopy();
    Json.put(old, "apiVersion", "extensions/v1beta1");

    assertThat(Schema.problems(old)).singleElement().asString().contains("extensions/v1beta1");
  }
}
