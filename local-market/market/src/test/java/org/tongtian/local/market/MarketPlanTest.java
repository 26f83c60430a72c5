package org.tongtian.local.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarketPlanTest {

  @TempDir private Path data;

  @Test
  void everyPartHasItsOwnPort() {
    long ports = Arrays.stream(Part.values()).map(Part::offset).distinct().count();

    assertThat(ports).isEqualTo(Part.values().length);
  }

  @Test
  void aBusyPortIsNamedWithItsOwnerAndTheWayOut() throws IOException {
    int first = Ports.freeBlock();
    MarketPlan plan = MarketPlan.of(data, Path.of("site"), first);
    int taken = plan.port(Part.ORDER);
    try (ServerSocket socket = new ServerSocket(taken, 1, InetAddress.getLoopbackAddress())) {
      assertThat(socket.isBound()).isTrue();
      assertThatThrownBy(() -> Ports.requireFree(plan))
          .isInstanceOf(MarketStartException.class)
          .hasMessageContaining(Integer.toString(taken))
          .hasMessageContaining("order-service")
          .hasMessageContaining("--port");
    }
    Ports.requireFree(plan);
  }

  @Test
  void secretsAreMadeOnceAndReadableByTheirOwnerAlone() throws IOException {
    String first = LocalSecrets.in(data).of("order-service");

    assertThat(LocalSecrets.in(data).of("order-service")).isEqualTo(first);
    assertThat(LocalSecrets.in(data).of("live-service")).isNotEqualTo(first);
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(data.resolve("secrets.properties"))))
        .isEqualTo("rw-------");
  }

  @Test
  void processesOfOneMarketReadTheSameSecrets() {
    MarketPlan supervisor = MarketPlan.of(data, Path.of("site"), 9000);
    supervisor.makeSecrets();
    MarketPlan child = MarketPlan.of(data, Path.of("site"), 9000);

    assertThat(child.arguments(Part.GATEWAY)).isEqualTo(supervisor.arguments(Part.GATEWAY));
    assertThat(child.secrets().of(DemoData.CLIENT))
        .isEqualTo(supervisor.secrets().of(DemoData.CLIENT));
  }

  @Test
  void theGatewayKnowsEveryServiceAndEachServiceItsOwnSecretAlone() {
    MarketPlan plan = MarketPlan.of(data, Path.of("site"), 9000);
    String orderSecret = plan.secrets().of("order-service");

    assertThat(plan.arguments(Part.GATEWAY))
        .contains("--tongtian.tokens.service-secrets.order-service=" + orderSecret);
    assertThat(plan.arguments(Part.ORDER))
        .contains("--tongtian.security.client-secret=" + orderSecret);
    assertThat(plan.arguments(Part.LIVE)).noneMatch(argument -> argument.contains(orderSecret));
  }

  @Test
  void demoPeopleHaveDistinctPhonesAndSixDigitCodes() {
    assertThat(DemoData.people()).isNotEmpty();
    assertThat(DemoData.people()).extracting(DemoPerson::phone).doesNotHaveDuplicates();
    assertThat(DemoData.people())
        .allSatisfy(person -> assertThat(person.standingCode()).matches("\\d{6}"));
  }
}
