package org.tongtian.k8s;

import static org.tongtian.k8s.Proof.drop;
import static org.tongtian.k8s.Proof.put;
import static org.tongtian.k8s.Proof.remove;

import java.util.List;

/** Faults that {@link ReferenceRules} must notice; most are ones that a hurried hand makes. */
final class ReferenceProofs {
  private static final String DEPLOYMENT = "Deployment";
  private static final String STATEFUL = "StatefulSet";
  private static final String POD = "spec.template.spec.";
  private static final String FIRST = POD + "containers.0.";

  static final List<Proof> ALL =
      List.of(
          put(
              ReferenceRules.RESOLVED,
              DEPLOYMENT,
              "gateway",
              FIRST + "env.0.valueFrom.secretKeyRef.key",
              "'mongo'"),
          put(
              ReferenceRules.RESOLVED,
              DEPLOYMENT,
              "gateway",
              FIRST + "env.0.valueFrom.secretKeyRef.name",
              "'gateway'"),
          put(
              ReferenceRules.RESOLVED,
              "Job",
              "mongodb-init",
              FIRST + "env.1.valueFrom.configMapKeyRef.key",
              "'size'"),
          put(
              ReferenceRules.RESOLVED,
              STATEFUL,
              "mongodb",
              POD + "volumes.0.secret.secretName",
              "'keyfile'"),
          drop(ReferenceRules.RESOLVED, "ConfigMap", "kurento"),
          put(
              ReferenceRules.VOLUMES,
              DEPLOYMENT,
              "gateway",
              FIRST + "volumeMounts.0.name",
              "'temporary'"),
          remove(ReferenceRules.VOLUMES, STATEFUL, "redis", "spec.volumeClaimTemplates"),
          put(
              ReferenceRules.ENVIRONMENT,
              DEPLOYMENT,
              "gateway",
              FIRST + "env.0.name",
              "'MONGO_URI'"),
          put(
              ReferenceRules.ENVIRONMENT,
              "ConfigMap",
              "market",
              "data.GATEWAY_URL",
              "'http://gateway:8080'"),
          put(
              ReferenceRules.ENVIRONMENT,
              STATEFUL,
              "redis",
              FIRST + "env.0.name",
              "'REDIS_PASSWORD'"),
          remove(ReferenceRules.COMPLETE, "ConfigMap", "market", "data.JWKS_URI"),
          put(ReferenceRules.COMPLETE, DEPLOYMENT, "gateway", FIRST + "env.0.name", "'TURN_URI'"),
          put(
              ReferenceRules.ADDRESSES,
              "ConfigMap",
              "market",
              "data.ORDER_URL",
              "'http://orders:8082'"),
          put(
              ReferenceRules.ADDRESSES,
              "ConfigMap",
              "market",
              "data.ORDER_URL",
              "'http://order-service:8080'"),
          put(
              ReferenceRules.ADDRESSES,
              "ConfigMap",
              "market",
              "data.ORDER_URL",
              "'http://10.0.0.7:8082'"),
          put(
              ReferenceRules.ADDRESSES,
              "ConfigMap",
              "market",
              "data.KURENTO_URI",
              "'ws://kurento-0.kurento:8888/kurento,ws://kurento-1.kurento:8888/kurento'"),
          put(
              ReferenceRules.SECRETS_BY_REFERENCE,
              DEPLOYMENT,
              "live-service",
              FIRST + "env.0",
              "{'name':'REDIS_URI','value':'redis://:open@redis:6379'}"),
          put(
              ReferenceRules.SECRETS_BY_REFERENCE,
              "ConfigMap",
              "market",
              "data.TURN_SECRET",
              "'open'"));

  private ReferenceProofs() {}
}
