package org.tongtian.kit.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.ToLongFunction;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.tongtian.kit.problem.BodyTooLargeException;
import org.tongtian.kit.security.ProblemResponses;

/**
 * Refuses bodies over their path's limit, whether they announce their length or not. What is
 * refused is read to its end, for who still sends when the connection closes never sees the answer,
 * and a gateway takes that for a service that is away. Beyond some megabytes nobody sends in good
 * faith.
 */
public final class BodyLimitFilter extends OncePerRequestFilter {

  private static final int PASSED_OVER_BYTES = 16 * 1024 * 1024;

  private final ToLongFunction<String> limitBytes;
  private final ProblemResponses problems;

  /**
   * @param limitBytes the largest body taken, by path
   */
  public BodyLimitFilter(ToLongFunction<String> limitBytes, ProblemResponses problems) {
    this.limitBytes = limitBytes;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    long limit = limitBytes.applyAsLong(request.getRequestURI());
    if (request.getContentLengthLong() > limit) {
      passOver(request.getInputStream());
      problems.write(request, response, HttpStatus.CONTENT_TOO_LARGE, "request.body_too_large");
      return;
    }
    chain.doFilter(new LimitedRequest(request, limit), response);
  }

  /** Reads and forgets; the rest of what is larger still is left to the server, which closes. */
  private static void passOver(InputStream body) throws IOException {
    var _ = body.skip(PASSED_OVER_BYTES);
  }

  private static final class LimitedRequest extends HttpServletRequestWrapper {
    private final long limit;

    LimitedRequest(HttpServletRequest request, long limit) {
      super(request);
      this.limit = limit;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      return new LimitedStream(super.getInputStream(), limit);
    }
  }

  private static final class LimitedStream extends ServletInputStream {
    private final ServletInputStream body;
    private final long limit;
    private long seen;

    LimitedStream(ServletInputStream body, long limit) {
      this.body = body;
      this.limit = limit;
    }

    @Override
    public int read() throws IOException {
      int next = body.read();
      count(next < 0 ? 0 : 1);
      return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = body.read(buffer, offset, length);
      count(Math.max(read, 0));
      return read;
    }

    private void count(int read) throws IOException {
      seen += read;
      if (seen > limit) {
        passOver(body);
        throw new BodyTooLargeException(limit);
      }
    }

    @Override
    public boolean isFinished() {
      return body.isFinished();
    }

    @Override
    public boolean isReady() {
      return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      body.setReadListener(listener);
    }
  }
}
