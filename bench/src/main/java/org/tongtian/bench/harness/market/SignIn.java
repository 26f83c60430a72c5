package org.tongtian.bench.harness.market;

import java.io.IOException;
import java.util.Map;
import org.tongtian.bench.harness.http.Answer;
import org.tongtian.bench.harness.http.LocalHttp;
import org.tongtian.bench.harness.market.MarketFile.Person;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Signs people in by phone and one-time code, as they do it themselves. */
public final class SignIn {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final LocalHttp gateway;

  /**
   * @param gateway HTTP to the market's door
   */
  public SignIn(LocalHttp gateway) {
    this.gateway = gateway;
  }

  /**
   * Somebody who is signed in.
   *
   * @param accountId as in {@code Account}
   * @param accessToken for the {@code Authorization} header
   * @param expiresInSeconds a run that takes longer has to sign in again
   */
  public record Session(String accountId, String accessToken, long expiresInSeconds) {

    /** The header that carries the token. */
    public Map<String, String> headers() {
      return Map.of("Authorization", "Bearer " + accessToken);
    }
  }

  /** Signs in one of the demo people. */
  public Session as(Person person) throws IOException {
    askForCode(person.phone());
    return withCode(person.phone(), person.code());
  }

  /** Signs in with any phone number; one that is new becomes a consumer. */
  public Session withPhone(String phone) throws IOException {
    return withCode(phone, askForCode(phone).path("shownCode").asString());
  }

  private JsonNode askForCode(String phone) throws IOException {
    return post("/api/auth/codes", Map.of("phone", phone)).jsonOfSuccess();
  }

  private Session withCode(String phone, String code) throws IOException {
    JsonNode session =
        post("/api/auth/tokens", Map.of("phone", phone, "code", code)).jsonOfSuccess();
    return new Session(
        session.path("account").path("id").asString(),
        session.path("accessToken").asString(),
        session.path("expiresInSeconds").asLong());
  }

  private Answer post(String path, Map<String, String> body) throws IOException {
    return gateway.post(path, Map.of(), JSON.writeValueAsString(body));
  }
}
