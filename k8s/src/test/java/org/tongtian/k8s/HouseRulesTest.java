package org.tongtian.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HouseRulesTest {

  static List<HouseRule> rules() {
    return Stream.of(ContainerRules.ALL, WorkloadRules.ALL, ReferenceRules.ALL, NetworkRules.ALL)
        .flatMap(List::stream)
        .toList();
  }

  static Stream<Arguments> everywhere() {
    return Kustomize.ALL.stream()
        .flatMap(folder -> rules().stream().map(rule -> arguments(folder, rule)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("everywhere")
  void holds(String folder, HouseRule rule) {
    assertThat(rule.broken().apply(Kustomize.cluster(folder))).isEmpty();
  }

  static Stream<Proof> proofs() {
    return Stream.of(
            ContainerProofs.ALL, WorkloadProofs.ALL, ReferenceProofs.ALL, NetworkProofs.ALL)
        .flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("proofs")
  void noticesAFault(Proof proof) {
    Cluster faulty = proof.commit().apply(Kustomize.cluster("base"));

    assertThat(proof.rule().broken().apply(faulty)).as(proof.rule().sentence()).isNotEmpty();
  }

  @Test
  void everyRuleIsProvenAbleToFail() {
    assertThat(proofs().map(Proof::rule)).containsAll(rules());
  }
}
