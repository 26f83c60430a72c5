package org.tongtian.k8s;

import static org.tongtian.k8s.Proof.drop;
import static org.tongtian.k8s.Proof.put;
import static org.tongtian.k8s.Proof.remove;

import java.util.List;

/** For each house rule, faults that it must notice; most are ones that a hurried hand makes. */
final class Proofs {
  private static final String DEPLOYMENT = "Deployment";
  private static final String STATEFUL = "StatefulSet";
  private static final String POLICY = "NetworkPolicy";
  private static final String POD = "spec.template.spec.";
  private static final String FIRST = POD + "containers.0.";

  static final List<Proof> CONTAINERS =
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

  static final List<Proof> WORKLOADS =
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

  static final List<Proof> REFERENCES =
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

  static final List<Proof> NETWORK =
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

  private Proofs() {}
}
