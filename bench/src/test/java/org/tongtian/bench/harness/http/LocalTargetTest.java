package org.tongtian.bench.harness.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongtian.bench.harness.UsageException;

class LocalTargetTest {

  @Test
  void thisMachineIsTaken() {
    LocalTarget target = LocalTarget.of("http://127.0.0.1:8080");

    assertThat(target.resolve("/api/orders?after=1"))
        .isEqualTo(URI.create("http://127.0.0.1:8080/api/orders?after=1"));
    assertThat(target.resolve("http://127.0.0.1:8090/pay"))
        .isEqualTo(URI.create("http://127.0.0.1:8090/pay"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:8080",
        "http://127.0.0.2:8080",
        "http://127.0.0.1.example.org:8080",
        "http://127.0.0.1@example.org:8080",
        "http://user@127.0.0.1:8080",
        "http://10.0.0.7:8080",
        "http://[::1]:8080",
        "https://127.0.0.1:8080",
        "http://127.0.0.1",
        "ftp://127.0.0.1:8080",
        "127.0.0.1:8080",
        "http://127.0.0.1:80 80",
        ""
      })
  void everythingElseIsRefused(String address) {
    assertThatThrownBy(() -> LocalTarget.of(address)).isInstanceOf(UsageException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"//example.org/", "http://example.org:80/pay", "https://127.0.0.1:1/x"})
  void anAnswersLinkCantLeadAway(String link) {
    LocalTarget target = LocalTarget.of("http://127.0.0.1:8080");

    assertThatThrownBy(() -> target.resolve(link)).isInstanceOf(UsageException.class);
  }
}
