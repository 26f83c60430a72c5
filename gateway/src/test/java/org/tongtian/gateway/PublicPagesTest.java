package org.tongtian.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tongtian.kit.id.Ids;

/** What the gateway may answer again by itself, and for how long. */
class PublicPagesTest {

  @RegisterExtension static final RunningGateway gateway = new RunningGateway();

  private final String page = "/api/catalog/public/" + Ids.next();

  @Test
  void aPageForEverybodyIsAskedForOnceWhileItHolds() throws Exception {
    HttpResponse<String> first = gateway.get(page);
    for (int i = 0; i < 20; i++) {
      HttpResponse<String> again = gateway.get(page);
      assertThat(again.body()).isEqualTo(first.body()).isEqualTo(page);
      assertThat(again.headers().firstValue("ETag")).contains(BackendService.TAG);
      assertThat(again.headers().firstValue("Cache-Control")).contains("public, max-age=1");
    }
    assertThat(asked(page)).isLessThan(3);
  }

  @Test
  void itIsAskedForAgainOnceItIsOld() throws Exception {
    gateway.get(page);
    Instant patience = Instant.now().plusSeconds(10);
    while (asked(page) < 2) {
      assertThat(Instant.now()).as("asked for once only").isBefore(patience);
      gateway.get(page);
    }
  }

  @Test
  void manyWhoFindItOldAskOnceTogether() throws Exception {
    HttpRequest read = gateway.to(page).build();
    gateway.send(read);
    Instant begun = Instant.now();
    while (asked(page) < 4) {
      assertThat(gateway.sendAtOnce(Collections.nCopies(16, read)))
          .allMatch(answer -> answer.body().equals(page));
    }
    long seconds = Duration.between(begun, Instant.now()).toSeconds();
    assertThat(asked(page)).isLessThanOrEqualTo(seconds + 2);
  }

  @Test
  void whoHasItIsToldSo() throws Exception {
    gateway.get(page);
    HttpRequest withTag = gateway.to(page).header("If-None-Match", BackendService.TAG).build();
    HttpResponse<String> known = gateway.send(withTag);
    assertThat(known.statusCode()).isEqualTo(304);
    assertThat(known.body()).isEmpty();
  }

  @Test
  void anotherQuestionIsAnotherPage() throws Exception {
    gateway.get(page + "?q=1");
    gateway.get(page + "?q=2");
    assertThat(asked(page + "?q=1")).isEqualTo(1);
    assertThat(asked(page + "?q=2")).isEqualTo(1);
  }

  @Test
  void whatIsNotForEverybodyOrNotThereOrNotReadIsNeverKept() throws Exception {
    String own = "/api/settlement/" + Ids.next();
    String gone = page + "/gone";
    HttpRequest written = gateway.to(page).POST(HttpRequest.BodyPublishers.ofString("{}")).build();
    for (int i = 0; i < 3; i++) {
      gateway.get(own);
      gateway.get(gone);
      gateway.send(written);
    }
    assertThat(asked(own)).isEqualTo(3);
    assertThat(asked(gone)).isEqualTo(3);
    assertThat(gateway.backend().requests().stream().filter(("POST " + page)::equals).count())
        .isEqualTo(3);
  }

  private static long asked(String address) {
    return gateway.backend().requests().stream().filter(("GET " + address)::equals).count();
  }
}
