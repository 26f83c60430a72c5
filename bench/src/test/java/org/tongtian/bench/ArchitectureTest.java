package org.tongtian.bench;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final String BROKEN = "org.tongtian.bench.broken";

  /** Benchmarks come and go; what they share knows none of them. */
  private static ArchRule theHarnessKnowsNoBenchmark(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + ".harness..")
        .should()
        .dependOnClassesThat(
            resideInAPackage(root + "..").and(resideOutsideOfPackage(root + ".harness..")));
  }

  @Test
  void theHarnessKnowsNoBenchmark() {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.tongtian.bench");

    theHarnessKnowsNoBenchmark("org.tongtian.bench").check(classes);
  }

  @Test
  void theRuleCanFail() {
    JavaClasses broken = new ClassFileImporter().importPackages(BROKEN);

    assertThatThrownBy(() -> theHarnessKnowsNoBenchmark(BROKEN).check(broken))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("KnowsABenchmark");
  }
}
