package org.tongtian.k8s;

import static org.tongtian.k8s.Proof.drop;
import static org.tongtian.k8s.Proof.put;

import java.util.List;

/** Faults that {@link NetworkRules} must notice; most are ones that a hurried hand makes. */
final class NetworkProofs {
  private static final String DEPLOYMENT = "Deployment";
  private static final String POLICY = "NetworkPolicy";
  private static final String FIRST = "spec.template.spec.containers.0.";

  static final List<Proof> ALL =
      List.of(
          drop(NetworkRules.DENY, POLICY, "default-deny"),
          put(NetworkRules.DENY, POLICY, "default-deny", "spec.policyTypes", "['Ingress']"),
          drop(NetworkRules.CONVERSATIONS, POLICY, "applications"),
          put(
              NetworkRules.CONVERSATIONS,
              POLICY,
              "settlement-service",
              "spec.ingress.0.from.1.podSelector.matchLabels",
              "{'app.kubernetes.io/name':'live-service'}"),
          put(
              NetworkRules.CONVERSATIONS,
              POLICY,
              "catalog-service",
              "spec.egress.0.ports.0.port",
              "8082"),
          put(
              NetworkRules.CONVERSATIONS,
              POLICY,
              "redis",
              "spec.ingress.0.from.0.podSelector",
              "{}"),
          put(
              NetworkRules.CONVERSATIONS,
              POLICY,
              "order-service",
              "spec.egress.0.ports.0.port",
              "8080"),
          put(NetworkRules.CONVERSATIONS, POLICY, "kurento", "spec.ingress.0", "{}"),
          put(NetworkRules.MEDIA, POLICY, "coturn", "spec.egress.0.ports.0.endPort", "65535"),
          put(NetworkRules.MEDIA, POLICY, "kurento", "spec.ingress.1.ports.0.port", "40001"),
          put(
              NetworkRules.MEDIA,
              "ConfigMap",
              "kurento",
              "data",
              "{'BaseRtpEndpoint.conf.ini':'minPort=1024'}"),
          put(NetworkRules.MEDIA, DEPLOYMENT, "coturn", FIRST + "args", "['-n']"),
          put(
              NetworkRules.DOORS,
              POLICY,
              "catalog-service",
              "spec.ingress.0.from.0",
              "{'ipBlock':{'cidr':'0.0.0.0/0'}}"),
          put(
              NetworkRules.DOORS,
              POLICY,
              "gateway",
              "spec.ingress.0.from.0.namespaceSelector",
              "{'matchLabels':{'name':'ingress-nginx'}}"),
          drop(NetworkRules.DOORS, POLICY, "coturn"),
          put(
              NetworkRules.WAYS_OUT,
              POLICY,
              "coturn",
              "spec.egress.0.to.0",
              "{'ipBlock':{'cidr':'0.0.0.0/0'}}"),
          drop(NetworkRules.WAYS_OUT, POLICY, "order-service"),
          put(
              NetworkRules.PEERS,
              POLICY,
              "brand-service",
              "spec.ingress.0.from.0.podSelector.matchLabels",
              "{'app':'gateway'}"));

  private NetworkProofs() {}
}
