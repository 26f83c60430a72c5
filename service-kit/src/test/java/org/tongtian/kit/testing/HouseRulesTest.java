package org.tongtian.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule of the house fails on code that breaks it and nothing else, and holds on the kit. */
class HouseRulesTest {

  private static final String BROKEN = "org.tongtian.kit.testing.broken.";

  /** For each rule the package, below {@code broken}, of code that breaks this rule alone. */
  private static final Map<String, String> FIXTURES =
      Map.of(
          "deciding code is pure", "purity",
          "money is never floating point", "floating",
          "packages are features, not layers", "layers",
          "a service knows no other service's classes", "foreign",
          "controllers and repositories stay in their feature", "shared",
          "features have no cycles", "cycles",
          "nothing prints past the log", "printing");

  static Iterable<String> rules() {
    return HouseRules.all("org.tongtian.kit").keySet();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aRuleFailsOnCodeThatBreaksItAlone(String rule) {
    assertThat(FIXTURES).as("code that breaks the rule").containsKey(rule);
    String root = BROKEN + FIXTURES.get(rule);
    JavaClasses fixture = new ClassFileImporter().importPackages(root);

    Map<String, String> broken =
        HouseRules.all(root).entrySet().stream()
            .filter(each -> each.getValue().evaluate(fixture).hasViolation())
            .collect(Collectors.toMap(Map.Entry::getKey, each -> report(each, fixture)));

    assertThat(broken).containsOnlyKeys(rule);
    assertThat(fixture.stream().filter(each -> !each.isInterface()))
        .isNotEmpty()
        .extracting(JavaClass::getName)
        .allSatisfy(name -> assertThat(broken.get(rule)).contains(name));
  }

  private static String report(Map.Entry<String, ArchRule> rule, JavaClasses fixture) {
    return String.join("\n", rule.getValue().evaluate(fixture).getFailureReport().getDetails());
  }

  @Test
  void everyFixtureBelongsToARule() {
    assertThat(rules()).containsExactlyInAnyOrderElementsOf(FIXTURES.keySet());
  }

  @Test
  void theKitKeepsTheRules() {
    HouseRules.check("org.tongtian.kit");
  }
}
