package org.tongtian.k8s;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** That what is named exists, and that names are the agreed ones. */
final class ReferenceRules {
  /** What each of the others' images, or our command in it, reads. */
  private static final Map<String, Set<String>> OTHERS_ENVIRONMENT =
      Map.of(
          "mongodb", Set.of("HOME"),
          "mongodb-init", Set.of("HOME", "MEMBERS"),
          "redis", Set.of("REDISCLI_AUTH"),
          "kurento", Set.of("XDG_CACHE_HOME"),
          "coturn", Set.of("POD_IP", "TURN_SECRET"));

  private static final Pattern ADDRESS =
      Pattern.compile("(?:http|ws)://(?:[a-z0-9-]+-(\\d+)\\.)?([a-z-]+):(\\d+)(/.*)?");

  static final HouseRule RESOLVED =
      new HouseRule(
          "each ConfigMap and Secret that is read, and its key, is rendered or in README's table",
          cluster ->
              Reference.all(cluster).stream()
                  .filter(it -> !it.isIn(cluster) && !Outside.holds(it))
                  .map(Reference::toString)
                  .toList());

  static final HouseRule VOLUMES =
      new HouseRule(
          "each mount has its volume and each volume its mount", ReferenceRules::strayVolumes);

  static final HouseRule ENVIRONMENT =
      new HouseRule(
          "each environment variable is one that its program reads",
          ReferenceRules::unknownEnvironment);

  static final HouseRule COMPLETE =
      new HouseRule(
          "no application is left to look for another program on its own machine",
          ReferenceRules::missingEnvironment);

  static final HouseRule ADDRESSES =
      new HouseRule(
          "each address in the market's configuration is a Service of this cluster, or a pod of one",
          ReferenceRules::unknownAddresses);

  static final HouseRule SECRETS_BY_REFERENCE =
      new HouseRule(
          "passwords, keys and addresses that contain them come from Secrets",
          ReferenceRules::openSecrets);

  static final List<HouseRule> ALL =
      List.of(RESOLVED, VOLUMES, ENVIRONMENT, COMPLETE, ADDRESSES, SECRETS_BY_REFERENCE);

  private ReferenceRules() {}

  private static List<String> strayVolumes(Cluster cluster) {
    List<String> broken = new ArrayList<>();
    for (Manifest workload : cluster.workloads()) {
      Set<String> volumes =
          new HashSet<>(names(Json.objects(workload.pod(), "volumes").stream(), "name"));
      volumes.addAll(
          names(
              Json.objects(workload.json(), "spec.volumeClaimTemplates").stream(),
              "metadata.name"));
      Set<String> mounts =
          new HashSet<>(
              names(
                  workload.containers().stream()
                      .flatMap(each -> Json.objects(each, "volumeMounts").stream()),
                  "name"));
      if (!volumes.equals(mounts)) {
        broken.add(workload.id() + " has volumes " + volumes + ", mounts " + mounts);
      }
    }
    return broken;
  }

  private static List<String> names(Stream<JsonObject> objects, String path) {
    return objects.map(each -> Json.text(each, path)).toList();
  }

  private static List<String> unknownEnvironment(Cluster cluster) {
    List<String> broken = new ArrayList<>();
    for (Manifest workload : cluster.workloads()) {
      Set<String> known =
          workload.isApplication()
              ? Sources.understood(workload.name())
              : OTHERS_ENVIRONMENT.getOrDefault(workload.name(), Set.of());
      for (JsonObject container : workload.containers()) {
        environment(cluster, container)
            .filter(name -> !known.contains(name))
            .forEach(name -> broken.add(workload.id(container) + " is given " + name));
      }
    }
    return broken;
  }

  private static List<String> missingEnvironment(Cluster cluster) {
    List<String> broken = new ArrayList<>();
    for (Manifest application : cluster.applications()) {
      Set<String> given = new HashSet<>();
      application.mainContainers().forEach(it -> environment(cluster, it).forEach(given::add));
      Sources.lookedForLocally(application.name()).stream()
          .filter(name -> !given.contains(name))
          .forEach(name -> broken.add(application.id() + " is not given " + name));
    }
    return broken;
  }

  /** Names set one by one and those of whole ConfigMaps. */
  static Stream<String> environment(Cluster cluster, JsonObject container) {
    Stream<String> single =
        Json.objects(container, "env").stream().map(it -> Json.text(it, "name"));
    Stream<String> whole =
        Json.objects(container, "envFrom").stream()
            .flatMap(it -> cluster.find("ConfigMap", Json.text(it, "configMapRef.name")).stream())
            .flatMap(it -> Json.map(it.json(), "data").keySet().stream());
    return Stream.concat(single, whole);
  }

  private static List<String> unknownAddresses(Cluster cluster) {
    List<String> broken = new ArrayList<>();
    Json.map(cluster.get("ConfigMap", "market").json(), "data")
        .forEach(
            (name, addresses) -> {
              for (String address : addresses.split(",", -1)) {
                if (!leadsToService(cluster, address)) {
                  broken.add(name + "=" + address);
                }
              }
            });
    return broken;
  }

  private static boolean leadsToService(Cluster cluster, String address) {
    Matcher parts = ADDRESS.matcher(address);
    if (!parts.matches()) {
      return false;
    }
    boolean port =
        cluster.find("Service", parts.group(2)).stream()
            .flatMap(it -> Json.objects(it.json(), "spec.ports").stream())
            .anyMatch(it -> Json.text(it, "port").equals(parts.group(3)));
    return port && (parts.group(1) == null || podExists(cluster, parts));
  }

  private static boolean podExists(Cluster cluster, Matcher parts) {
    int pod = Integer.parseInt(parts.group(1));
    return cluster
        .find("StatefulSet", parts.group(2))
        .filter(it -> pod < Integer.parseInt(Json.text(it.json(), "spec.replicas")))
        .isPresent();
  }

  private static List<String> openSecrets(Cluster cluster) {
    List<String> broken = new ArrayList<>();
    for (Manifest workload : cluster.workloads()) {
      for (JsonObject container : workload.containers()) {
        Json.objects(container, "env").stream()
            .filter(it -> isSecret(Json.text(it, "name")))
            .filter(it -> !Json.has(it, "valueFrom.secretKeyRef"))
            .forEach(it -> broken.add(workload.id(container) + " " + Json.text(it, "name")));
      }
    }
    cluster
        .ofKind("ConfigMap")
        .forEach(
            map ->
                Json.map(map.json(), "data").keySet().stream()
                    .filter(ReferenceRules::isSecret)
                    .forEach(key -> broken.add(map.id() + " " + key)));
    return broken;
  }

  private static boolean isSecret(String name) {
    return name.matches("MONGODB_URI|REDIS_URI|.*(SECRET|PASSWORD|AUTH|KEY)");
  }
}
