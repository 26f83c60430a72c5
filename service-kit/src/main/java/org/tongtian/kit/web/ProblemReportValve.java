package org.tongtian.kit.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.tongtian.kit.problem.StatusCodes;
import org.tongtian.kit.security.ProblemResponses;

/** What Tomcat refuses before any filter runs, as a problem detail instead of a page of HTML. */
final class ProblemReportValve extends ErrorReportValve {

  private final ProblemResponses problems;

  ProblemReportValve(ProblemResponses problems) {
    this.problems = problems;
  }

  @Override
  protected void report(Request request, Response response, Throwable failure) {
    if (response.getStatus() < 400
        || response.getContentWritten() > 0
        || !response.setErrorReported()) {
      return;
    }
    HttpStatusCode status = HttpStatusCode.valueOf(response.getStatus());
    try {
      response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
      response.setCharacterEncoding(StandardCharsets.UTF_8);
      Writer writer = response.getReporter();
      if (writer != null) {
        writer.write(problems.body(request, status, StatusCodes.of(status)));
        response.finishResponse();
      }
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
