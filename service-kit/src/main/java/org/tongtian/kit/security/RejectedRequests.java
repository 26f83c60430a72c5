package org.tongtian.kit.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.tongtian.kit.problem.StatusCodes;

/** Answers what Spring Security's firewall lets no filter see. */
final class RejectedRequests implements RequestRejectedHandler {

  private static final Logger LOG = LoggerFactory.getLogger(RejectedRequests.class);
  private static final List<HttpMethod> KNOWN = List.of(HttpMethod.values());

  private final ProblemResponses problems;

  RejectedRequests(ProblemResponses problems) {
    this.problems = problems;
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejected)
      throws IOException {
    LOG.debug("Rejected a request", rejected);
    boolean isKnownMethod = KNOWN.contains(HttpMethod.valueOf(request.getMethod()));
    HttpStatus status = isKnownMethod ? HttpStatus.BAD_REQUEST : HttpStatus.METHOD_NOT_ALLOWED;
    problems.write(request, response, status, StatusCodes.of(status));
  }
}
