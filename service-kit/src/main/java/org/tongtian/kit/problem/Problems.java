package org.tongtian.kit.problem;

import io.micrometer.tracing.Tracer;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.tongtian.kit.money.Money;

/** Makes RFC 9457 problem details with a stable code and a sentence in the caller's language. */
public final class Problems {

  private final MessageSource sentences;
  private final Tracer tracer;

  /**
   * @param serviceBundle resource bundle of the service's own sentences, e.g. {@code
   *     problems/catalog}, or null
   */
  public Problems(String serviceBundle, Tracer tracer) {
    ResourceBundleMessageSource source = new ResourceBundleMessageSource();
    source.setDefaultEncoding("UTF-8");
    source.setFallbackToSystemLocale(false);
    source.setAlwaysUseMessageFormat(true);
    source.setBasename("problems/kit");
    if (serviceBundle != null) {
      source.addBasenames(serviceBundle);
    }
    this.sentences = source;
    this.tracer = tracer;
  }

  /** The problem detail of a refusal. */
  public ProblemDetail of(Refusal refusal) {
    ProblemDetail problem =
        of(refusal.status(), refusal.code(), refusal.field(), refusal.arguments());
    if (refusal.readyDetail() != null) {
      problem.setDetail(refusal.readyDetail());
    }
    if (!refusal.lines().isEmpty()) {
      problem.setProperty("lines", refusal.lines().stream().map(this::line).toList());
    }
    refusal.properties().forEach(problem::setProperty);
    return problem;
  }

  private Map<String, Object> line(LineFault fault) {
    return Map.of(
        "line",
        fault.line(),
        "field",
        fault.field(),
        "code",
        fault.code(),
        "detail",
        sentence(fault.code(), fault.field()));
  }

  /** A problem detail; field may be null. */
  public ProblemDetail of(HttpStatusCode status, String code, String field, Object... arguments) {
    ProblemDetail problem = ProblemDetail.forStatus(status);
    problem.setType(URI.create("about:blank"));
    problem.setDetail(sentence(code, arguments));
    problem.setProperty("code", code);
    problem.setProperty("field", field);
    problem.setProperty("traceId", traceId());
    return problem;
  }

  private String sentence(String code, Object... arguments) {
    Locale language = language();
    Object[] readable =
        Arrays.stream(arguments).map(argument -> readable(argument, language)).toArray();
    return sentences.getMessage(code, readable, code, language);
  }

  /** Money as yuan, and a name of the API by the word that the bundles have for it, if any. */
  private Object readable(Object argument, Locale language) {
    if (argument instanceof Money money) {
      return BigDecimal.valueOf(money.amount(), 2).toPlainString();
    }
    if (argument instanceof String name) {
      String word = sentences.getMessage("word." + name, null, null, language);
      return word == null ? name : word;
    }
    return argument;
  }

  private static Locale language() {
    LocaleContext stated = LocaleContextHolder.getLocaleContext();
    Locale wanted = stated == null ? null : stated.getLocale();
    return wanted != null && "en".equals(wanted.getLanguage())
        ? Locale.ENGLISH
        : CallerLanguage.DEFAULT;
  }

  private String traceId() {
    return tracer == null || tracer.currentSpan() == null
        ? null
        : tracer.currentSpan().context().traceId();
  }
}
