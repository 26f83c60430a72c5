package org.tongtian.k8s;

import com.google.gson.JsonObject;
import io.kubernetes.client.custom.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What every pod and every container must look like, whoever made its image. */
final class ContainerRules {
  private static final String APPLICATION_USER = "10001";

  static final HouseRule NON_ROOT =
      pods(
          "pods do not run as root; our applications run as 10001",
          it -> "true".equals(Json.text(it.pod(), "securityContext.runAsNonRoot")) && userFits(it));

  static final HouseRule SECCOMP =
      pods(
          "pods use the runtime's default seccomp profile",
          it ->
              Json.text(it.pod(), "securityContext.seccompProfile.type").equals("RuntimeDefault"));

  static final HouseRule NO_TOKEN =
      pods(
          "pods hold no service account token and see no service links",
          it ->
              Json.text(it.pod(), "automountServiceAccountToken").equals("false")
                  && Json.text(it.pod(), "enableServiceLinks").equals("false"));

  static final HouseRule NOTHING_OF_THE_HOST =
      pods("pods use nothing of their host", ContainerRules::leavesTheHostAlone);

  static final HouseRule READ_ONLY =
      containers(
          "containers cannot write their own files or gain rights",
          (it, container) ->
              Json.text(container, "securityContext.readOnlyRootFilesystem").equals("true")
                  && Json.text(container, "securityContext.allowPrivilegeEscalation")
                      .equals("false")
                  && !Json.has(container, "securityContext.runAsUser"));

  static final HouseRule CAPABILITIES =
      containers(
          "containers drop every capability; only coturn keeps the one its binary demands",
          (it, container) ->
              Json.texts(container, "securityContext.capabilities.drop").equals(List.of("ALL"))
                  && Json.texts(container, "securityContext.capabilities.add")
                      .equals(
                          it.name().equals("coturn") ? List.of("NET_BIND_SERVICE") : List.of()));

  static final HouseRule LIMITS =
      containers(
          "containers request and limit processor and memory, and request no more than the limit",
          (it, container) -> bounded(container, "cpu") && bounded(container, "memory"));

  static final HouseRule IMAGES =
      containers(
          "images name a version that is not latest, and no registry",
          (it, container) ->
              Json.text(container, "image")
                  .matches("([a-z0-9-]+/)?[a-z0-9-]+:(?!latest)[0-9][A-Za-z0-9._-]*"));

  static final HouseRule PROBES =
      new HouseRule(
          "what runs for long is probed at start, for readiness and for life; ours at actuator's addresses",
          cluster -> mainContainers(cluster, Manifest::isLongRunning, ContainerRules::probed));

  static final HouseRule TMP =
      new HouseRule(
          "what runs for long writes temporary files to a bounded /tmp of its own",
          cluster -> mainContainers(cluster, Manifest::isLongRunning, ContainerRules::ownTmp));

  static final HouseRule GRACE =
      new HouseRule(
          "our applications wait before they stop, and have time left to stop after that",
          cluster -> mainContainers(cluster, Manifest::isApplication, ContainerRules::graceful));

  static final List<HouseRule> ALL =
      List.of(
          NON_ROOT,
          SECCOMP,
          NO_TOKEN,
          NOTHING_OF_THE_HOST,
          READ_ONLY,
          CAPABILITIES,
          LIMITS,
          IMAGES,
          PROBES,
          TMP,
          GRACE);

  private ContainerRules() {}

  private static HouseRule pods(String sentence, Predicate<Manifest> holds) {
    return new HouseRule(
        sentence,
        cluster -> cluster.workloads().stream().filter(holds.negate()).map(Manifest::id).toList());
  }

  private static HouseRule containers(String sentence, BiPredicate<Manifest, JsonObject> holds) {
    return new HouseRule(
        sentence, cluster -> broken(cluster.workloads(), Manifest::containers, holds));
  }

  private static List<String> mainContainers(
      Cluster cluster, Predicate<Manifest> which, BiPredicate<Manifest, JsonObject> holds) {
    List<Manifest> chosen = cluster.workloads().stream().filter(which).toList();
    return broken(chosen, Manifest::mainContainers, holds);
  }

  private static List<String> broken(
      List<Manifest> manifests,
      Function<Manifest, List<JsonObject>> containers,
      BiPredicate<Manifest, JsonObject> holds) {
    List<String> broken = new ArrayList<>();
    for (Manifest manifest : manifests) {
      for (JsonObject container : containers.apply(manifest)) {
        if (!holds.test(manifest, container)) {
          broken.add(manifest.id(container));
        }
      }
    }
    return broken;
  }

  private static boolean userFits(Manifest it) {
    String user = Json.text(it.pod(), "securityContext.runAsUser");
    return it.isApplication() ? user.equals(APPLICATION_USER) : user.matches("[1-9]\\d*");
  }

  private static boolean leavesTheHostAlone(Manifest it) {
    boolean shared =
        Stream.of("hostNetwork", "hostPID", "hostIPC").anyMatch(key -> Json.has(it.pod(), key));
    boolean mounted =
        Json.objects(it.pod(), "volumes").stream().anyMatch(each -> each.has("hostPath"));
    boolean port =
        it.containers().stream()
            .flatMap(each -> Json.objects(each, "ports").stream())
            .anyMatch(each -> each.has("hostPort"));
    return !shared && !mounted && !port;
  }

  private static boolean bounded(JsonObject container, String resource) {
    String request = Json.text(container, "resources.requests." + resource);
    String limit = Json.text(container, "resources.limits." + resource);
    return !request.isEmpty()
        && !limit.isEmpty()
        && Quantity.fromString(request).getNumber().signum() > 0
        && Quantity.fromString(request)
                .getNumber()
                .compareTo(Quantity.fromString(limit).getNumber())
            <= 0;
  }

  private static boolean probed(Manifest it, JsonObject container) {
    boolean all =
        Stream.of("startupProbe", "readinessProbe", "livenessProbe").allMatch(container::has);
    return all && (!it.isApplication() || probedByActuator(container));
  }

  private static boolean probedByActuator(JsonObject container) {
    String health = "/actuator/health/";
    return Json.text(container, "startupProbe.httpGet.path").equals(health + "readiness")
        && Json.text(container, "readinessProbe.httpGet.path").equals(health + "readiness")
        && Json.text(container, "livenessProbe.httpGet.path").equals(health + "liveness");
  }

  private static boolean ownTmp(Manifest it, JsonObject container) {
    return Json.objects(container, "volumeMounts").stream()
        .filter(mount -> Json.text(mount, "mountPath").equals("/tmp"))
        .flatMap(mount -> volume(it, Json.text(mount, "name")))
        .anyMatch(volume -> Json.has(volume, "emptyDir.sizeLimit"));
  }

  private static Stream<JsonObject> volume(Manifest it, String name) {
    return Json.objects(it.pod(), "volumes").stream()
        .filter(volume -> Json.text(volume, "name").equals(name));
  }

  private static boolean graceful(Manifest it, JsonObject container) {
    List<String> preStop = Json.texts(container, "lifecycle.preStop.exec.command");
    if (preStop.size() != 2 || !preStop.getFirst().equals("sleep")) {
      return false;
    }
    int grace = Integer.parseInt(Json.text(it.pod(), "terminationGracePeriodSeconds"));
    // 30 s is what Spring gives requests that are under way.
    return grace >= Integer.parseInt(preStop.getLast()) + 30;
  }
}
