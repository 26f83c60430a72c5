package org.tongtian.k8s;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What stands around each workload, and that the pieces find each other. */
final class WorkloadRules {
  /** The ports the applications listen on unless told otherwise. */
  static final Map<String, String> DEFAULT_PORTS =
      Map.of(
          "gateway", "8080",
          "catalog-service", "8081",
          "order-service", "8082",
          "live-service", "8083",
          "settlement-service", "8084",
          "brand-service", "8085");

  static final HouseRule COMPANY =
      new HouseRule(
          "each Deployment has a Service, a disruption budget, an autoscaler and a network policy; "
              + "each StatefulSet all but the autoscaler",
          WorkloadRules::withoutCompany);

  static final HouseRule NOTHING_IDLE =
      new HouseRule(
          "each Service, disruption budget and autoscaler has pods to act on", WorkloadRules::idle);

  static final HouseRule OWN_PODS =
      new HouseRule(
          "each workload selects its own pods and no other's", WorkloadRules::foreignPods);

  static final HouseRule SCALING =
      new HouseRule(
          "an autoscaled Deployment names no replicas, and its bounds are in order",
          WorkloadRules::unscalable);

  static final HouseRule PORTS =
      new HouseRule(
          "our applications serve on their default ports, and all six are there",
          WorkloadRules::otherPorts);

  static final HouseRule NAMED_PORTS =
      new HouseRule(
          "each port that a Service, probe or Ingress names exists", WorkloadRules::unknownPorts);

  static final HouseRule SPREAD =
      new HouseRule(
          "what may have several pods spreads them over machines", WorkloadRules::unspread);

  static final List<HouseRule> ALL =
      List.of(COMPANY, NOTHING_IDLE, OWN_PODS, SCALING, PORTS, NAMED_PORTS, SPREAD);

  private WorkloadRules() {}

  private static List<String> withoutCompany(Cluster cluster) {
    List<String> broken = new ArrayList<>();
    for (Manifest workload : cluster.workloads()) {
      for (String kind : company(workload)) {
        if (cluster.ofKind(kind).noneMatch(each -> isFor(each, workload))) {
          broken.add(workload.id() + " has no " + kind);
        }
      }
    }
    return broken;
  }

  private static List<String> company(Manifest workload) {
    return switch (workload.kind()) {
      case "Deployment" ->
          List.of("Service", "PodDisruptionBudget", "HorizontalPodAutoscaler", "NetworkPolicy");
      case "StatefulSet" -> List.of("Service", "PodDisruptionBudget", "NetworkPolicy");
      default -> List.of("NetworkPolicy");
    };
  }

  private static boolean isFor(Manifest companion, Manifest workload) {
    JsonElement json = companion.json();
    return switch (companion.kind()) {
      case "Service" ->
          Selector.matchesPlain(Json.map(json, "spec.selector"), workload.podLabels())
              && (!workload.is("StatefulSet")
                  || Json.text(workload.json(), "spec.serviceName").equals(companion.name()));
      case "PodDisruptionBudget" ->
          Selector.matches(Json.at(json, "spec.selector"), workload.podLabels());
      case "HorizontalPodAutoscaler" ->
          Json.text(json, "spec.scaleTargetRef.kind").equals(workload.kind())
              && Json.text(json, "spec.scaleTargetRef.apiVersion")
                  .equals(Json.text(workload.json(), "apiVersion"))
              && Json.text(json, "spec.scaleTargetRef.name").equals(workload.name());
      case "NetworkPolicy" ->
          // One of its own: what holds for all is not enough.
          companion.name().equals(workload.name())
              && Selector.matches(Json.at(json, "spec.podSelector"), workload.podLabels());
      default -> false;
    };
  }

  private static List<String> idle(Cluster cluster) {
    return Stream.of("Service", "PodDisruptionBudget", "HorizontalPodAutoscaler")
        .flatMap(cluster::ofKind)
        // The one that is meant to lead nowhere.
        .filter(each -> !each.id().equals("Service/closed"))
        .filter(each -> cluster.workloads().stream().noneMatch(it -> isFor(each, it)))
        .map(each -> each.id() + " acts on nothing")
        .toList();
  }

  private static List<String> foreignPods(Cluster cluster) {
    List<String> broken = new ArrayList<>();
    for (Manifest selecting : cluster.workloads()) {
      if (!selecting.isLongRunning()) {
        continue;
      }
      JsonElement selector = Json.at(selecting.json(), "spec.selector");
      for (Manifest each : cluster.workloads()) {
        if (Selector.matches(selector, each.podLabels()) != each.equals(selecting)) {
          broken.add(selecting.id() + " and the pods of " + each.id());
        }
      }
    }
    return broken;
  }

  private static List<String> unscalable(Cluster cluster) {
    List<String> broken = new ArrayList<>();
    for (Manifest scaler : cluster.ofKind("HorizontalPodAutoscaler").toList()) {
      int least = Integer.parseInt(Json.text(scaler.json(), "spec.minReplicas"));
      int most = Integer.parseInt(Json.text(scaler.json(), "spec.maxReplicas"));
      if (least < 1 || most < least) {
        broken.add(scaler.id() + " from " + least + " to " + most);
      }
      cluster.workloads().stream()
          .filter(it -> isFor(scaler, it) && Json.has(it.json(), "spec.replicas"))
          .forEach(it -> broken.add(it.id() + " names replicas"));
    }
    return broken;
  }

  private static List<String> otherPorts(Cluster cluster) {
    List<String> broken = new ArrayList<>();
    DEFAULT_PORTS.forEach(
        (name, port) -> {
          List<String> container =
              cluster
                  .find("Deployment", name)
                  .map(it -> ports(it, "containerPort"))
                  .orElse(List.of());
          List<String> service =
              cluster
                  .find("Service", name)
                  .map(it -> values(Json.objects(it.json(), "spec.ports"), "port"))
                  .orElse(List.of());
          if (!container.equals(List.of(port)) || !service.equals(List.of(port))) {
            broken.add(name + " listens on " + container + ", is served on " + service);
          }
        });
    return broken;
  }

  private static List<String> ports(Manifest workload, String key) {
    return workload.containers().stream()
        .flatMap(each -> values(Json.objects(each, "ports"), key).stream())
        .toList();
  }

  private static List<String> values(List<JsonObject> objects, String key) {
    return objects.stream().map(each -> Json.text(each, key)).toList();
  }

  private static List<String> unknownPorts(Cluster cluster) {
    List<String> broken = new ArrayList<>();
    for (Manifest workload : cluster.workloads()) {
      probePorts(workload)
          .filter(port -> !ports(workload, "name").contains(port))
          .forEach(port -> broken.add(workload.id() + " is probed at " + port));
      cluster
          .ofKind("Service")
          .filter(service -> isFor(service, workload))
          .forEach(
              service ->
                  values(Json.objects(service.json(), "spec.ports"), "targetPort").stream()
                      .filter(port -> !ports(workload, "name").contains(port))
                      .forEach(port -> broken.add(service.id() + " leads to " + port)));
    }
    broken.addAll(unknownBackends(cluster));
    return broken;
  }

  private static Stream<String> probePorts(Manifest workload) {
    return workload.mainContainers().stream()
        .flatMap(
            each ->
                Stream.of("startupProbe", "readinessProbe", "livenessProbe")
                    .flatMap(
                        probe ->
                            Stream.of(
                                Json.text(each, probe + ".httpGet.port"),
                                Json.text(each, probe + ".tcpSocket.port"))))
        .filter(port -> !port.isEmpty());
  }

  private static List<String> unknownBackends(Cluster cluster) {
    List<String> broken = new ArrayList<>();
    for (Manifest ingress : cluster.ofKind("Ingress").toList()) {
      for (JsonObject rule : Json.objects(ingress.json(), "spec.rules")) {
        for (JsonObject path : Json.objects(rule, "http.paths")) {
          String service = Json.text(path, "backend.service.name");
          String port = Json.text(path, "backend.service.port.name");
          boolean known =
              cluster
                  .find("Service", service)
                  .filter(
                      it -> values(Json.objects(it.json(), "spec.ports"), "name").contains(port))
                  .isPresent();
          if (!known) {
            broken.add(ingress.id() + " leads to " + service + ":" + port);
          }
        }
      }
    }
    return broken;
  }

  private static List<String> unspread(Cluster cluster) {
    return cluster.workloads().stream()
        .filter(it -> it.isLongRunning() && !it.name().equals("redis"))
        .filter(
            it ->
                Json.objects(it.pod(), "topologySpreadConstraints").stream()
                    .noneMatch(
                        each ->
                            Json.text(each, "topologyKey").equals("kubernetes.io/hostname")
                                && Selector.matches(
                                    Json.at(each, "labelSelector"), it.podLabels())))
        .map(Manifest::id)
        .toList();
  }
}
