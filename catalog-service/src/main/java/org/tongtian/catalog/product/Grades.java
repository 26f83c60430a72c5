package org.tongtian.catalog.product;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tongtian.api.catalog.Grade;
import org.tongtian.kit.Pure;
import org.tongtian.kit.text.Text;

/** The quality grades that lots may carry (promise C1). */
@Pure
final class Grades {

  private static final List<Grade> ALL =
      Arrays.asList(
          new Grade("SPECIAL", new Text("特级", "Special grade")),
          new Grade("FIRST", new Text("一级", "First grade")),
          new Grade("SECOND", new Text("二级", "Second grade")),
          new Grade("THIRD", new Text("三级", "Third grade")),
          new Grade("LIMITED", new Text("限量", "Limited piece")));

  private Grades() {}

  static Optional<Grade> byCode(String code) {
    return ALL.stream().filter(grade -> grade.code().equals(code)).findFirst();
  }
}
