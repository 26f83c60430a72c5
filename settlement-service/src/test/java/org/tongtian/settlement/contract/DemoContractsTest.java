package org.tongtian.settlement.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.tongtian.kit.security.Role;
import org.tongtian.kit.testing.ServiceUnderTest;
import org.tongtian.kit.testing.TestIssuer;
import org.tongtian.settlement.SettlementClient;
import org.tongtian.settlement.SettlementClient.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The contracts and deposits that a new market is filled with keep all rules. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "spring.config.name=settlement-service")
@ContextConfiguration(initializers = ServiceUnderTest.class)
class DemoContractsTest {

  private static final Path DEMO = Path.of("../local-market/market/src/main/resources/demo");

  @LocalServerPort private int port;

  private SettlementClient client;

  @BeforeEach
  void load() throws IOException {
    client = new SettlementClient(port);
    for (JsonNode contract : read("contracts.json")) {
      Answer put = client.put(contract.get("path").asString(), contract.get("body"));
      assertThat(put.status()).as("%s", put.body()).isEqualTo(200);
    }
  }

  @Test
  void everyContractIsInForceSignedBeforeAndTheySayAllKinds() throws IOException {
    String auditor = TestIssuer.shared().token(Role.AUDITOR, "auditor", null, "审计");
    Set<String> kinds = new HashSet<>();
    for (JsonNode demo : read("contracts.json")) {
      String path = demo.get("path").asString().replace("/internal", "/api");
      JsonNode contract = client.get(path.substring(0, path.indexOf('?')), auditor).body();
      assertThat(contract.get("state").asString()).isEqualTo("IN_FORCE");
      Instant effective = Instant.parse(contract.get("effectiveFrom").asString());
      for (JsonNode party : contract.get("parties")) {
        assertThat(Instant.parse(party.get("signedAt").asString())).isBefore(effective);
      }
      contract.get("clauses").forEach(clause -> kinds.add(clause.get("kind").asString()));
    }
    assertThat(kinds).hasSizeGreaterThanOrEqualTo(16);
  }

  @Test
  void depositsFillTheFundsOnceHoweverOftenAMarketStarts() throws IOException {
    String service = TestIssuer.shared().serviceToken();
    for (int start = 0; start < 2; start++) {
      for (JsonNode deposit : read("deposits.json")) {
        String path = deposit.get("path").asString();
        assertThat(client.post(path, service, deposit.get("body")).status()).isEqualTo(200);
      }
    }
    JsonNode fund =
        client.get("/api/settlement/funds/0199aa00-0000-7000-8000-000000000004", null).body();
    assertThat(fund.at("/balance/amount").asLong()).isEqualTo(1_300_000);
    assertThat(fund.get("movements")).hasSize(2);
  }

  private static JsonNode read(String file) throws IOException {
    return JsonMapper.builder().build().readTree(Files.readString(DEMO.resolve(file)));
  }
}
