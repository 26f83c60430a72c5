package org.tongtian.k8s;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Answers, from the network policies alone, who may open a connection to whom. */
record Network(Cluster cluster) {

  /** Whether the policies of the first pod let it open a connection to the second one's port. */
  boolean leaves(Manifest from, Manifest to, int port, String protocol) {
    return direction(from, "Egress", "egress").stream()
        .anyMatch(it -> names(it, "to", to) && covers(it, to, port, protocol));
  }

  /** Whether the policies of the second pod let the first one in. Both must agree. */
  boolean enters(Manifest from, Manifest to, int port, String protocol) {
    return direction(to, "Ingress", "ingress").stream()
        .anyMatch(it -> names(it, "from", from) && covers(it, to, port, protocol));
  }

  /** Who outside this namespace may reach the port: namespaces by label, or {@code ipBlock}. */
  Set<String> outsiders(Manifest to, int port, String protocol) {
    Set<String> found = new TreeSet<>();
    direction(to, "Ingress", "ingress").stream()
        .filter(it -> covers(it, to, port, protocol))
        .flatMap(it -> Json.objects(it, "from").stream())
        .forEach(
            peer -> {
              found.addAll(Json.map(peer, "namespaceSelector.matchLabels").keySet());
              if (peer.has("ipBlock")) {
                found.add("ipBlock");
              }
            });
    return found;
  }

  /** Whether the pod may open connections to addresses outside the cluster. */
  boolean reachesInternet(Manifest from) {
    return direction(from, "Egress", "egress").stream()
        .flatMap(it -> Json.objects(it, "to").stream())
        .anyMatch(peer -> peer.has("ipBlock"));
  }

  /** The rules for a pod; a pod that no policy isolates would be open, which a rule forbids. */
  private List<JsonObject> direction(Manifest pod, String type, String key) {
    return cluster
        .ofKind("NetworkPolicy")
        .filter(it -> Json.texts(it.json(), "spec.policyTypes").contains(type))
        .filter(it -> Selector.matches(Json.at(it.json(), "spec.podSelector"), pod.podLabels()))
        .flatMap(it -> Json.objects(it.json(), "spec." + key).stream())
        .toList();
  }

  private static boolean names(JsonObject rule, String key, Manifest pod) {
    List<JsonObject> peers = Json.objects(rule, key);
    return peers.isEmpty() || peers.stream().anyMatch(peer -> isPeer(peer, pod));
  }

  private static boolean isPeer(JsonObject peer, Manifest pod) {
    return peer.has("podSelector")
        && !peer.has("namespaceSelector")
        && Selector.matches(peer.get("podSelector"), pod.podLabels());
  }

  private static boolean covers(JsonObject rule, Manifest to, int port, String protocol) {
    List<JsonObject> ports = Json.objects(rule, "ports");
    return ports.isEmpty()
        || ports.stream().anyMatch(it -> isProtocol(it, protocol) && isPort(it, to, port));
  }

  private static boolean isProtocol(JsonObject entry, String protocol) {
    String named = Json.text(entry, "protocol");
    return (named.isEmpty() ? "TCP" : named).equals(protocol);
  }

  private static boolean isPort(JsonObject entry, Manifest to, int port) {
    JsonElement first = entry.get("port");
    if (first == null) {
      return true;
    }
    if (!first.getAsString().matches("\\d+")) {
      return to.containers().stream()
          .flatMap(it -> Json.objects(it, "ports").stream())
          .anyMatch(
              it ->
                  Json.text(it, "name").equals(first.getAsString())
                      && Json.text(it, "containerPort").equals(String.valueOf(port)));
    }
    int last = entry.has("endPort") ? entry.get("endPort").getAsInt() : first.getAsInt();
    return first.getAsInt() <= port && port <= last;
  }
}
