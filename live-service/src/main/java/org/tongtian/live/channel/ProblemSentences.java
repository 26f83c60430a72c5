package org.tongtian.live.channel;

import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.tongtian.kit.problem.Problems;

/** The sentence of a code in a client's language, outside of any request. */
@Component
class ProblemSentences {

  private final Problems problems;

  ProblemSentences(Problems problems) {
    this.problems = problems;
  }

  String in(Locale language, String code, String argument) {
    LocaleContextHolder.setLocale(language);
    try {
      return problems.of(HttpStatus.BAD_REQUEST, code, null, argument).getDetail();
    } finally {
      LocaleContextHolder.resetLocaleContext();
    }
  }
}
