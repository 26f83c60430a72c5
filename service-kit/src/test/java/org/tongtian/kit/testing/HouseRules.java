package org.tongtian.kit.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tongtian.kit.Pure;
import org.tongtian.kit.id.Ids;

/**
 * The rules of the house as architecture tests; each service checks its own package with {@link
 * #check}, and {@code HouseRulesTest} shows that each rule can fail.
 */
public final class HouseRules {

  private static final String[] LAYERS = {
    "..controller..",
    "..service..",
    "..repository..",
    "..model..",
    "..dto..",
    "..util..",
    "..utils..",
    "..impl..",
    "..domain..",
    "..config.."
  };

  private HouseRules() {}

  /** Checks every rule on the main classes of a service's root package. */
  public static void check(String rootPackage) {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(rootPackage);
    all(rootPackage).values().forEach(rule -> rule.check(classes));
  }

  /** The rules by name. */
  public static Map<String, ArchRule> all(String rootPackage) {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put("deciding code is pure", decidingCodeIsPure());
    rules.put("money is never floating point", noFloatingPoint());
    rules.put("packages are features, not layers", featuresNotLayers());
    rules.put("a service knows no other service's classes", servicesApart(rootPackage));
    rules.put("controllers and repositories stay in their feature", partsStayInside());
    rules.put("features have no cycles", noCycles(rootPackage));
    rules.put("nothing prints past the log", noPrinting());
    return rules;
  }

  private static ArchRule decidingCodeIsPure() {
    return noClasses()
        .that()
        .areAnnotatedWith(Pure.class)
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "a framework, a store, a clock or chance", HouseRules::isImpure))
        .orShould()
        .callMethod(Ids.class, "next")
        .allowEmptyShould(true);
  }

  private static boolean isImpure(JavaClass type) {
    String name = type.getName();
    return name.startsWith("org.springframework.")
        || name.startsWith("com.mongodb.")
        || name.startsWith("io.lettuce.")
        || name.startsWith("org.slf4j.")
        || name.equals("java.time.Clock")
        || name.equals("java.util.Random")
        || name.startsWith("java.util.random.")
        || name.equals("java.util.concurrent.ThreadLocalRandom");
  }

  private static ArchRule noFloatingPoint() {
    return fields()
        .that()
        .areDeclaredInClassesThat()
        .resideOutsideOfPackage("..media..")
        .should()
        .notHaveRawType(double.class)
        .andShould()
        .notHaveRawType(float.class)
        .andShould()
        .notHaveRawType(Double.class)
        .andShould()
        .notHaveRawType(Float.class)
        .allowEmptyShould(true);
  }

  private static ArchRule featuresNotLayers() {
    return noClasses().should().resideInAnyPackage(LAYERS).allowEmptyShould(true);
  }

  private static ArchRule servicesApart(String rootPackage) {
    return noClasses()
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "another service's classes",
                type ->
                    type.getName().startsWith("org.tongtian.")
                        && !type.getName().startsWith("org.tongtian.kit.")
                        && !type.getName().startsWith("org.tongtian.api.")
                        && !type.getName().startsWith(rootPackage + ".")))
        .allowEmptyShould(true);
  }

  private static ArchRule partsStayInside() {
    return classes()
        .that()
        .haveSimpleNameEndingWith("Controller")
        .or()
        .haveSimpleNameEndingWith("Repository")
        .should()
        .notHaveModifier(JavaModifier.PUBLIC)
        .allowEmptyShould(true);
  }

  private static ArchRule noCycles(String rootPackage) {
    return slices()
        .matching(rootPackage + ".(*)..")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true);
  }

  private static ArchRule noPrinting() {
    return noClasses()
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .allowEmptyShould(true);
  }
}
