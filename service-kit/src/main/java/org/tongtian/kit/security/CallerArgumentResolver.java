package org.tongtian.kit.security;

import java.util.Optional;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.tongtian.kit.problem.Refusal;

/**
 * Gives controllers their {@link Caller}: a plain parameter needs a signed-in person (else 401), an
 * {@code Optional<Caller>} takes anybody.
 */
public final class CallerArgumentResolver implements HandlerMethodArgumentResolver {

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.nestedIfOptional().getNestedParameterType() == Caller.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      ModelAndViewContainer container,
      NativeWebRequest request,
      WebDataBinderFactory binders) {
    Optional<Caller> caller = current();
    if (parameter.getParameterType() == Optional.class) {
      return caller;
    }
    return caller.orElseThrow(() -> Refusal.unauthenticated("auth.required"));
  }

  /** The person of the current request, empty for visitors and for other services. */
  public static Optional<Caller> current() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication instanceof JwtAuthenticationToken token
        && token.getToken().hasClaim("role")) {
      return Optional.of(Caller.of(token.getToken()));
    }
    return Optional.empty();
  }
}
