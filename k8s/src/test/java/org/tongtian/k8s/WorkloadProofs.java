package org.tongtian.k8s;

import static org.tongtian.k8s.Proof.drop;
import static org.tongtian.k8s.Proof.put;
import static org.tongtian.k8s.Proof.remove;

import java.util.List;

/** Faults that {@link WorkloadRules} must notice; most are ones that a hurried hand makes. */
final class WorkloadProofs {
  private static final String DEPLOYMENT = "Deployment";
  private static final String STATEFUL = "StatefulSet";
  private static final String POLICY = "NetworkPolicy";
  private static final String POD = "spec.template.spec.";
  private static final String FIRST = POD + "containers.0.";

  static final List<Proof> ALL =
      List.of(
          drop(WorkloadRules.COMPANY, "Service", "catalog-service"),
          drop(WorkloadRules.COMPANY, "PodDisruptionBudget", "redis"),
          drop(WorkloadRules.COMPANY, "HorizontalPodAutoscaler", "live-service"),
          drop(WorkloadRules.COMPANY, POLICY, "mongodb-init"),
          put(WorkloadRules.COMPANY, STATEFUL, "kurento", "spec.serviceName", "'media'"),
          put(
              WorkloadRules.COMPANY,
              "HorizontalPodAutoscaler",
              "gateway",
              "spec.scaleTargetRef.kind",
              "'StatefulSet'"),
          put(
              WorkloadRules.COMPANY,
              POLICY,
              "gateway",
              "spec.podSelector.matchLabels",
              "{'app':'gateway'}"),
          put(
              WorkloadRules.NOTHING_IDLE,
              "Service",
              "gateway",
              "spec.selector",
              "{'app':'gateway'}"),
          put(
              WorkloadRules.NOTHING_IDLE,
              "PodDisruptionBudget",
              "gateway",
              "spec.selector.matchLabels",
              "{'app':'gateway'}"),
          drop(WorkloadRules.NOTHING_IDLE, DEPLOYMENT, "brand-service"),
          put(
              WorkloadRules.OWN_PODS,
              DEPLOYMENT,
              "gateway",
              "spec.selector.matchLabels",
              "{'app.kubernetes.io/part-of':'tongtian'}"),
          put(
              WorkloadRules.OWN_PODS,
              DEPLOYMENT,
              "gateway",
              "spec.selector.matchLabels",
              "{'app':'gateway'}"),
          put(WorkloadRules.SCALING, DEPLOYMENT, "gateway", "spec.replicas", "2"),
          put(WorkloadRules.SCALING, "HorizontalPodAutoscaler", "gateway", "spec.minReplicas", "7"),
          put(
              WorkloadRules.PORTS,
              DEPLOYMENT,
              "order-service",
              FIRST + "ports.0.containerPort",
              "8080"),
          drop(WorkloadRules.PORTS, DEPLOYMENT, "brand-service"),
          put(WorkloadRules.NAMED_PORTS, DEPLOYMENT, "gateway", FIRST + "ports.0.name", "'web'"),
          put(
              WorkloadRules.NAMED_PORTS,
              "Ingress",
              "market",
              "spec.rules.0.http.paths.0.backend.service.name",
              "'front'"),
          put(WorkloadRules.NAMED_PORTS, "Service", "redis", "spec.ports.0.targetPort", "'cache'"),
          remove(WorkloadRules.SPREAD, STATEFUL, "mongodb", POD + "topologySpreadConstraints"));

  private WorkloadProofs() {}
}
