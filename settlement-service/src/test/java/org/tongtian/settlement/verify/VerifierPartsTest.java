package org.tongtian.settlement.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.problem.Refusal;

/** The verifier and all it reaches need the JDK and a JSON reader alone: no Spring, no store. */
class VerifierPartsTest {

  private static final List<String> ALLOWED =
      List.of("java.", "org.tongtian.", "tools.jackson.", "com.fasterxml.jackson.annotation.");

  /** Annotations that a JVM skips where they are absent. */
  private static final List<String> ANNOTATIONS =
      List.of(
          "org.bson.codecs.pojo.annotations.BsonId",
          "org.bson.codecs.pojo.annotations.BsonProperty");

  @Test
  void reachesNoSpringAndNoStore() {
    List<String> forbidden = new ArrayList<>();
    Set<String> reached = new TreeSet<>();
    reach(reached, forbidden);
    assertThat(reached).hasSizeGreaterThan(40);
    assertThat(forbidden).isEmpty();
  }

  /** Names of all classes of ours that the verifier may come to. */
  static Set<String> reached() {
    Set<String> reached = new TreeSet<>();
    reach(reached, new ArrayList<>());
    return reached;
  }

  private static void reach(Set<String> reached, List<String> forbidden) {
    JavaClasses all =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.tongtian");
    Deque<JavaClass> open = new ArrayDeque<>(List.of(all.get(VerifierMain.class)));
    while (!open.isEmpty()) {
      JavaClass type = open.remove();
      if (!reached.add(type.getName())) {
        continue;
      }
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        if (target.getName().startsWith("org.tongtian.")) {
          open.add(target);
        } else if (!isAllowed(type, target)) {
          forbidden.add(dependency.getDescription());
        }
      }
    }
  }

  private static boolean isAllowed(JavaClass from, JavaClass target) {
    String name = target.getName();
    return target.isPrimitive()
        || ALLOWED.stream().anyMatch(name::startsWith)
        || ANNOTATIONS.contains(name)
        // names a status of the web to those who have a web; VerifierJarTest refuses without
        || from.isEquivalentTo(Refusal.class);
  }
}
