package org.tongtian.kit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.tongtian.kit.problem.BodyTooLargeException;
import org.tongtian.kit.problem.Problems;
import org.tongtian.kit.security.ProblemResponses;
import tools.jackson.databind.json.JsonMapper;

/** What is refused is read to its end, so that who still sends gets the answer. */
class BodyLimitFilterTest {

  private static final int FIVE_MEGABYTES = 5_000_000;

  private final BodyLimitFilter filter =
      new BodyLimitFilter(
          path -> 1_000, new ProblemResponses(new Problems(null, null), new JsonMapper()));
  private final MockHttpServletResponse response = new MockHttpServletResponse();

  @Test
  void anAnnouncedLength() throws Exception {
    MockHttpServletRequest request = request();
    filter.doFilter(
        request,
        response,
        (seen, answer) -> {
          throw new AssertionError("nothing behind sees it");
        });
    assertThat(response.getStatus()).isEqualTo(413);
    assertThat(response.getContentAsString()).contains("request.body_too_large");
    assertThat(request.getInputStream().read()).isEqualTo(-1);
  }

  @Test
  void aLengthThatIsNotAnnounced() throws Exception {
    MockHttpServletRequest request =
        new MockHttpServletRequest("POST", "/api/wishes") {
          @Override
          public long getContentLengthLong() {
            return -1;
          }
        };
    request.setContent(new byte[FIVE_MEGABYTES]);
    filter.doFilter(
        request,
        response,
        (seen, answer) ->
            assertThatThrownBy(() -> seen.getInputStream().readAllBytes())
                .isInstanceOf(BodyTooLargeException.class));
    assertThat(request.getInputStream().read()).isEqualTo(-1);
  }

  private static MockHttpServletRequest request() {
    MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/wishes");
    request.setContent(new byte[FIVE_MEGABYTES]);
    return request;
  }
}
