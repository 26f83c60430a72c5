package org.tongtian.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverlaysTest {
  private static Cluster base;
  private static Cluster dev;
  private static Cluster prod;

  @BeforeAll
  static void render() {
    base = Kustomize.cluster("base");
    dev = Kustomize.cluster("overlays/dev");
    prod = Kustomize.cluster("overlays/prod");
  }

  private static Stream<Integer> replicas(Cluster cluster) {
    Stream<Integer> sets =
        cluster
            .ofKind("StatefulSet")
            .map(it -> Integer.valueOf(Json.text(it.json(), "spec.replicas")));
    return Stream.concat(sets, least(cluster));
  }

  private static Stream<Integer> least(Cluster cluster) {
    return cluster
        .ofKind("HorizontalPodAutoscaler")
        .map(it -> Integer.valueOf(Json.text(it.json(), "spec.minReplicas")));
  }

  private static List<String> outside(Cluster cluster) {
    return Reference.all(cluster).stream()
        .filter(it -> !it.isIn(cluster))
        .map(it -> it.kind() + "/" + it.name())
        .distinct()
        .toList();
  }

  @Test
  void devRunsOneOfEverythingAndNeedsNothingFromOutside() {
    assertThat(replicas(dev)).hasSize(10).containsOnly(1);
    assertThat(
            dev.ofKind("HorizontalPodAutoscaler")
                .map(it -> Json.text(it.json(), "spec.maxReplicas")))
        .containsOnly("1");
    assertThat(outside(dev)).isEmpty();
  }

  @Test
  void prodSurvivesTheLossOfAMachine() {
    assertThat(least(prod)).hasSize(7).allMatch(it -> it >= 2);
    assertThat(prod.ofKind("StatefulSet").filter(it -> !it.name().equals("redis")))
        .allMatch(it -> Json.has(it.pod(), "affinity.podAntiAffinity"))
        .allMatch(it -> Integer.parseInt(Json.text(it.json(), "spec.replicas")) >= 2);
    assertThat(prod.ofKind("Deployment"))
        .allMatch(it -> Json.has(it.pod(), "affinity.podAntiAffinity"));
  }

  @Test
  void prodIsReachedOverTlsOnly() {
    JsonObject ingress = prod.get("Ingress", "market").json();

    assertThat(Json.objects(ingress, "spec.tls")).hasSize(1);
    assertThat(Json.map(ingress, "metadata.annotations"))
        .containsEntry("nginx.ingress.kubernetes.io/force-ssl-redirect", "true");
  }

  @Test
  void whatIsForTheClusterAloneLeadsNowhereFromOutside() {
    for (Cluster cluster : List.of(base, dev, prod)) {
      JsonObject ingress = cluster.get("Ingress", "market").json();
      Map<String, String> services =
          Json.objects(ingress, "spec.rules.0.http.paths").stream()
              .collect(
                  Collectors.toMap(
                      it -> Json.text(it, "path"), it -> Json.text(it, "backend.service.name")));

      assertThat(services)
          .containsExactlyInAnyOrderEntriesOf(
              Map.of(
                  "/actuator", "closed",
                  "/internal", "closed",
                  "/oauth2/token", "closed",
                  "/", "gateway"));
      assertThat(Json.has(cluster.get("Service", "closed").json(), "spec.selector")).isFalse();
    }
  }

  @Test
  void aQuietWebSocketIsNotCutForAnHour() {
    assertThat(Json.map(base.get("Ingress", "market").json(), "metadata.annotations"))
        .containsEntry("nginx.ingress.kubernetes.io/proxy-read-timeout", "3600")
        .containsEntry("nginx.ingress.kubernetes.io/proxy-send-timeout", "3600")
        .containsEntry("haproxy-ingress.github.io/timeout-tunnel", "1h");
  }

  @Test
  void noSecretIsCommittedButDevsPublicOnes() {
    assertThat(base.ofKind("Secret")).isEmpty();
    assertThat(prod.ofKind("Secret")).isEmpty();
  }

  @Test
  void readmeListsExactlyWhatProdNeedsFromOutside() {
    assertThat(Outside.documented().keySet())
        .containsExactlyInAnyOrderElementsOf(new TreeSet<>(outside(prod)));
  }

  @Test
  void imagesAreThoseThatTheBuildMakesAndProdRunsReleases() throws IOException {
    String pom = Files.readString(Kustomize.HOME.resolve("../pom.xml"));

    for (Manifest application : base.applications()) {
      String image = Json.text(application.mainContainers().getFirst(), "image");
      assertThat(image).startsWith("tongtian/" + application.name() + ":");
      assertThat(pom)
          .contains("<version>" + image.substring(image.indexOf(':') + 1) + "</version>");
    }
    assertThat(prod.applications())
        .hasSize(6)
        .noneMatch(it -> Json.text(it.mainContainers().getFirst(), "image").contains("SNAPSHOT"));
  }

  @Test
  void portsAreThoseOfTheApplicationsOwnFiles() {
    assertThat(Sources.defaultPort("gateway")).isPresent();
    WorkloadRules.DEFAULT_PORTS.forEach(
        (name, port) ->
            assertThat(Sources.defaultPort(name).orElse(port)).as(name).isEqualTo(port));
  }

  @Test
  void mongoIsInitiatedWithAsManyMembersAsRun() {
    for (Cluster cluster : List.of(base, dev, prod)) {
      assertThat(Json.text(cluster.get("ConfigMap", "mongodb").json(), "data.members"))
          .isEqualTo(Json.text(cluster.get("StatefulSet", "mongodb").json(), "spec.replicas"));
    }
  }

  @Test
  void everyMediaNodeIsNamedToLiveService() {
    for (Cluster cluster : List.of(base, dev, prod)) {
      String nodes = Json.text(cluster.get("ConfigMap", "market").json(), "data.KURENTO_URI");
      assertThat(nodes.split(",", -1))
          .hasSize(
              Integer.parseInt(
                  Json.text(cluster.get("StatefulSet", "kurento").json(), "spec.replicas")));
    }
  }

  @Test
  void withoutKubectlOneLineSaysWhatToDo() {
    assertThatThrownBy(() -> Kustomize.render("kubectl-that-is-not-there", Path.of("base")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("kubectl 1.20 or newer is needed")
        .hasMessageNotContaining("\n");
  }

  @Test
  void whatKubectlRefusesIsSaidInOneLine(@TempDir Path empty) {
    assertThatThrownBy(() -> Kustomize.render("kubectl", empty))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("cannot render " + empty)
        .hasMessageNotContaining("\n");
  }
}
