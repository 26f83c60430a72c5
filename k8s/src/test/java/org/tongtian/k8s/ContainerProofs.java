package org.tongtian.k8s;

import static org.tongtian.k8s.Proof.put;
import static org.tongtian.k8s.Proof.remove;

import java.util.List;

/** Faults that {@link ContainerRules} must notice; most are ones that a hurried hand makes. */
final class ContainerProofs {
  private static final String DEPLOYMENT = "Deployment";
  private static final String STATEFUL = "StatefulSet";
  private static final String POD = "spec.template.spec.";
  private static final String FIRST = POD + "containers.0.";

  static final List<Proof> ALL =
      List.of(
          put(
              ContainerRules.NON_ROOT,
              DEPLOYMENT,
              "gateway",
              POD + "securityContext.runAsUser",
              "0"),
          put(
              ContainerRules.NON_ROOT,
              DEPLOYMENT,
              "gateway",
              POD + "securityContext.runAsUser",
              "999"),
          remove(ContainerRules.NON_ROOT, STATEFUL, "redis", POD + "securityContext.runAsNonRoot"),
          remove(
              ContainerRules.SECCOMP,
              "Job",
              "mongodb-init",
              POD + "securityContext.seccompProfile"),
          remove(
              ContainerRules.NO_TOKEN,
              DEPLOYMENT,
              "live-service",
              POD + "automountServiceAccountToken"),
          put(ContainerRules.NO_TOKEN, DEPLOYMENT, "coturn", POD + "enableServiceLinks", "true"),
          put(ContainerRules.NOTHING_OF_THE_HOST, STATEFUL, "kurento", POD + "hostNetwork", "true"),
          put(
              ContainerRules.NOTHING_OF_THE_HOST,
              DEPLOYMENT,
              "coturn",
              FIRST + "ports.0.hostPort",
              "3478"),
          put(
              ContainerRules.NOTHING_OF_THE_HOST,
              STATEFUL,
              "redis",
              POD + "volumes.0.hostPath",
              "{'path':'/tmp'}"),
          put(
              ContainerRules.READ_ONLY,
              DEPLOYMENT,
              "gateway",
              FIRST + "securityContext.readOnlyRootFilesystem",
              "false"),
          remove(
              ContainerRules.READ_ONLY,
              STATEFUL,
              "mongodb",
              POD + "initContainers.0.securityContext"),
          put(
              ContainerRules.READ_ONLY,
              DEPLOYMENT,
              "gateway",
              FIRST + "securityContext.runAsUser",
              "0"),
          put(
              ContainerRules.CAPABILITIES,
              DEPLOYMENT,
              "gateway",
              FIRST + "securityContext.capabilities.add",
              "['NET_BIND_SERVICE']"),
          put(
              ContainerRules.CAPABILITIES,
              DEPLOYMENT,
              "coturn",
              FIRST + "securityContext.capabilities.drop",
              "['NET_RAW']"),
          remove(
              ContainerRules.LIMITS,
              DEPLOYMENT,
              "brand-service",
              FIRST + "resources.limits.memory"),
          put(
              ContainerRules.LIMITS,
              DEPLOYMENT,
              "brand-service",
              FIRST + "resources.requests.memory",
              "'1Gi'"),
          put(
              ContainerRules.IMAGES,
              DEPLOYMENT,
              "gateway",
              FIRST + "image",
              "'tongtian/gateway:latest'"),
          put(ContainerRules.IMAGES, DEPLOYMENT, "gateway", FIRST + "image", "'tongtian/gateway'"),
          put(
              ContainerRules.IMAGES,
              DEPLOYMENT,
              "gateway",
              FIRST + "image",
              "'registry.example.org/tongtian/gateway:1.0.0'"),
          remove(ContainerRules.PROBES, DEPLOYMENT, "gateway", FIRST + "startupProbe"),
          remove(ContainerRules.PROBES, STATEFUL, "kurento", FIRST + "livenessProbe"),
          put(
              ContainerRules.PROBES,
              DEPLOYMENT,
              "gateway",
              FIRST + "livenessProbe.httpGet.path",
              "'/actuator/health'"),
          put(
              ContainerRules.TMP,
              DEPLOYMENT,
              "gateway",
              FIRST + "volumeMounts.0.mountPath",
              "'/var/tmp'"),
          put(ContainerRules.TMP, DEPLOYMENT, "gateway", POD + "volumes.0.emptyDir", "{}"),
          remove(ContainerRules.GRACE, DEPLOYMENT, "order-service", FIRST + "lifecycle"),
          put(
              ContainerRules.GRACE,
              DEPLOYMENT,
              "order-service",
              POD + "terminationGracePeriodSeconds",
              "30"));

  private ContainerProofs() {}
}
