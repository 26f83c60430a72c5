package org.tongtian.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule of the house fails on code that breaks it, and holds on the kit itself. */
class HouseRulesTest {

  private static final String BROKEN = "org.tongtian.kit.testing.broken";
  private static final JavaClasses BROKEN_CODE = new ClassFileImporter().importPackages(BROKEN);

  static Iterable<String> names() {
    return HouseRules.all(BROKEN).keySet();
  }

  @ParameterizedTest
  @MethodSource("names")
  void theRuleCanFail(String name) {
    ArchRule rule = HouseRules.all(BROKEN).get(name);

    assertThatThrownBy(() -> rule.check(BROKEN_CODE))
        .as(name)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("was violated");
  }

  @Test
  void decidingCodeMayCheckIdsButMakesNone() {
    assertThatThrownBy(() -> HouseRules.all(BROKEN).get("deciding code is pure").check(BROKEN_CODE))
        .hasMessageContaining("Ids.next()");
  }

  @Test
  void theKitKeepsTheRules() {
    HouseRules.check("org.tongtian.kit");
  }

  @Test
  void thereAreRules() {
    Map<String, ArchRule> rules = HouseRules.all(BROKEN);
    assertThat(rules).hasSizeGreaterThanOrEqualTo(7);
  }
}
