package org.tongtian.k8s;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Who may talk to whom. */
final class NetworkRules {
  private static final List<String> SERVICES =
      List.of(
          "catalog-service",
          "order-service",
          "live-service",
          "settlement-service",
          "brand-service");

  /** Feign calls and media control; all else is computed in {@link #wanted()}. */
  private static final List<String> CALLS =
      List.of(
          "catalog-service > settlement-service",
          "catalog-service > order-service",
          "order-service > catalog-service",
          "order-service > live-service",
          "order-service > settlement-service",
          "live-service > catalog-service",
          "live-service > kurento",
          "mongodb > mongodb",
          "mongodb-init > mongodb");

  private static final List<String> WITH_A_WAY_OUT = List.of("order-service", "settlement-service");

  static final HouseRule DENY =
      new HouseRule(
          "what no policy allows is denied, both ways",
          cluster ->
              cluster
                      .ofKind("NetworkPolicy")
                      .map(Manifest::json)
                      .anyMatch(NetworkRules::deniesEverything)
                  ? List.of()
                  : List.of("nothing denies by default"));

  static final HouseRule CONVERSATIONS =
      new HouseRule(
          "pods reach each other exactly where one calls the other", NetworkRules::differences);

  static final HouseRule MEDIA =
      new HouseRule(
          "video goes from TURN to media nodes and back, and between media nodes",
          NetworkRules::brokenMedia);

  static final HouseRule DOORS =
      new HouseRule(
          "only the gateway, TURN and what monitoring reads can be reached from outside",
          NetworkRules::openDoors);

  static final HouseRule WAYS_OUT =
      new HouseRule(
          "only order-service and settlement-service reach the internet, for the payment channel and the bank",
          cluster ->
              cluster.workloads().stream()
                  .filter(
                      it ->
                          new Network(cluster).reachesInternet(it)
                              != WITH_A_WAY_OUT.contains(it.name()))
                  .map(Manifest::id)
                  .toList());

  static final HouseRule PEERS =
      new HouseRule(
          "each pod selector in a policy names pods that exist", NetworkRules::unknownPeers);

  static final List<HouseRule> ALL = List.of(DENY, CONVERSATIONS, MEDIA, DOORS, WAYS_OUT, PEERS);

  private NetworkRules() {}

  private static boolean deniesEverything(JsonObject policy) {
    return Json.at(policy, "spec.podSelector") instanceof JsonObject all
        && all.isEmpty()
        && Json.texts(policy, "spec.policyTypes").equals(List.of("Ingress", "Egress"))
        && !Json.has(policy, "spec.ingress")
        && !Json.has(policy, "spec.egress");
  }

  private static Set<String> wanted() {
    Set<String> wanted = new TreeSet<>(CALLS);
    // Signing keys: every application, the gateway itself too.
    wanted.add("gateway > gateway");
    for (String service : SERVICES) {
      wanted.add("gateway > " + service);
      wanted.add(service + " > gateway");
    }
    Stream.concat(SERVICES.stream(), Stream.of("gateway"))
        .forEach(
            each -> {
              wanted.add(each + " > mongodb");
              wanted.add(each + " > redis");
            });
    return wanted;
  }

  /** Each end is checked alone: one that is too open must not hide behind the other. */
  private static List<String> differences(Cluster cluster) {
    Network network = new Network(cluster);
    List<String> broken = new ArrayList<>();
    broken.addAll(
        differences(
            "sending", edges(cluster, (from, to, port) -> network.leaves(from, to, port, "TCP"))));
    broken.addAll(
        differences(
            "receiving",
            edges(cluster, (from, to, port) -> network.enters(from, to, port, "TCP"))));
    return broken;
  }

  private static Set<String> edges(Cluster cluster, Way way) {
    Set<String> found = new TreeSet<>();
    for (Manifest from : cluster.workloads()) {
      for (Manifest to : cluster.workloads()) {
        if (tcpPorts(to).anyMatch(port -> way.isOpen(from, to, port))) {
          found.add(from.name() + " > " + to.name());
        }
      }
    }
    return found;
  }

  private static List<String> differences(String end, Set<String> found) {
    List<String> broken = new ArrayList<>();
    Set<String> wanted = wanted();
    wanted.stream()
        .filter(it -> !found.contains(it))
        .forEach(it -> broken.add(it + " cut at the " + end + " end"));
    found.stream()
        .filter(it -> !wanted.contains(it))
        .forEach(it -> broken.add(it + " open at the " + end + " end"));
    return broken;
  }

  private interface Way {
    boolean isOpen(Manifest from, Manifest to, int port);
  }

  private static Stream<Integer> tcpPorts(Manifest workload) {
    return workload.containers().stream()
        .flatMap(each -> Json.objects(each, "ports").stream())
        .filter(each -> !Json.text(each, "protocol").equals("UDP"))
        .map(each -> Integer.valueOf(Json.text(each, "containerPort")));
  }

  private static List<String> brokenMedia(Cluster cluster) {
    Network network = new Network(cluster);
    Manifest turn = cluster.get("Deployment", "coturn");
    Manifest media = cluster.get("StatefulSet", "kurento");
    List<String> broken = new ArrayList<>();
    // The first and last port that each server is told to use, and their neighbours.
    range("coturn > kurento", network, turn, media, 40000, 47999, broken);
    range("kurento > coturn", network, media, turn, 49152, 57343, broken);
    range("kurento > kurento", network, media, media, 40000, 47999, broken);
    String ports =
        Json.map(cluster.get("ConfigMap", "kurento").json(), "data")
            .getOrDefault("BaseRtpEndpoint.conf.ini", "");
    if (!ports.contains("minPort=40000\n") || !ports.contains("maxPort=47999\n")) {
      broken.add("kurento is told other ports");
    }
    List<String> arguments = Json.texts(turn.mainContainers().getFirst(), "args");
    if (!arguments.containsAll(List.of("--min-port=49152", "--max-port=57343"))) {
      broken.add("coturn is told other ports");
    }
    return broken;
  }

  private static void range(
      String name,
      Network network,
      Manifest from,
      Manifest to,
      int first,
      int last,
      List<String> broken) {
    for (int port : new int[] {first - 1, first, last, last + 1}) {
      boolean wanted = first <= port && port <= last;
      if (network.leaves(from, to, port, "UDP") != wanted
          || network.enters(from, to, port, "UDP") != wanted) {
        broken.add(name + " at " + port);
      }
    }
  }

  private static List<String> openDoors(Cluster cluster) {
    Network network = new Network(cluster);
    List<String> broken = new ArrayList<>();
    for (Manifest workload : cluster.workloads()) {
      Set<String> wanted = outsiders(workload);
      tcpPorts(workload)
          .map(port -> network.outsiders(workload, port, "TCP"))
          .filter(found -> !found.equals(wanted))
          .forEach(found -> broken.add(workload.id() + " is open to " + found));
    }
    Manifest turn = cluster.get("Deployment", "coturn");
    if (!network.outsiders(turn, 3478, "UDP").equals(Set.of("ipBlock"))) {
      broken.add("phones do not reach TURN");
    }
    return broken;
  }

  private static Set<String> outsiders(Manifest workload) {
    if (workload.name().equals("gateway")) {
      return Set.of("tongtian.org/ingress", "tongtian.org/monitoring");
    }
    if (workload.name().equals("coturn")) {
      return Set.of("ipBlock");
    }
    return workload.isApplication() ? Set.of("tongtian.org/monitoring") : Set.of();
  }

  private static List<String> unknownPeers(Cluster cluster) {
    List<String> broken = new ArrayList<>();
    for (Manifest policy : cluster.ofKind("NetworkPolicy").toList()) {
      selectors(policy.json())
          .filter(
              it ->
                  cluster.workloads().stream()
                      .noneMatch(pod -> Selector.matches(it, pod.podLabels())))
          .forEach(it -> broken.add(policy.id() + " names " + it));
    }
    return broken;
  }

  private static Stream<JsonObject> selectors(JsonObject policy) {
    Stream<JsonObject> peers =
        Stream.concat(
                Json.objects(policy, "spec.ingress").stream()
                    .flatMap(it -> Json.objects(it, "from").stream()),
                Json.objects(policy, "spec.egress").stream()
                    .flatMap(it -> Json.objects(it, "to").stream()))
            .filter(it -> it.has("podSelector") && !it.has("namespaceSelector"))
            .map(it -> it.getAsJsonObject("podSelector"));
    return Stream.concat(Stream.of(Json.at(policy, "spec.podSelector").getAsJsonObject()), peers);
  }
}
