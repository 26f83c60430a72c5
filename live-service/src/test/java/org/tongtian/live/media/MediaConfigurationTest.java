package org.tongtian.live.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class MediaConfigurationTest {

  private final ApplicationContextRunner context =
      new ApplicationContextRunner().withUserConfiguration(MediaConfiguration.class);

  @Test
  void mediaPassesThroughThisProcessWhereNoNodeIsNamed() {
    context
        .withPropertyValues("tongtian.media.kurento-uri=")
        .run(started -> assertThat(kind(started.getBean(MediaServer.class))).isEqualTo("embedded"));
  }

  @Test
  void namedNodesAreUsedAndNeedNotAnswerAtTheStart() {
    context
        .withPropertyValues(
            "tongtian.media.kurento-uri=ws://127.0.0.1:1/kurento, ws://127.0.0.1:2/kurento")
        .run(started -> assertThat(kind(started.getBean(MediaServer.class))).isEqualTo("kurento"));
  }

  @Test
  void anAddressThatIsNoneIsNamedAtTheStart() {
    context
        .withPropertyValues("tongtian.media.kurento-uri=http://media-1:8888")
        .run(
            failed ->
                assertThat(failed.getStartupFailure())
                    .rootCause()
                    .hasMessageContaining("KURENTO_URI")
                    .hasMessageContaining("'http://media-1:8888'"));
  }

  private static String kind(MediaServer server) {
    return server.capabilities().name();
  }
}
