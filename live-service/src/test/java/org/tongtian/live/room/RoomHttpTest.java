package org.tongtian.live.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongtian.api.catalog.ProductCard;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.security.Role;
import org.tongtian.kit.testing.TestIssuer;
import org.tongtian.live.testing.LiveApp;
import org.tongtian.live.testing.LiveApp.Answer;
import tools.jackson.databind.JsonNode;

class RoomHttpTest {

  private final LiveApp app = LiveApp.shared();
  private final String host = LiveApp.host();
  private final ProductCard potato = app.catalog().sweetPotato(400);

  private Answer create(String token, String body) {
    return app.post("/api/live/rooms", token, Ids.next(), body);
  }

  private Answer act(String room, String action, String token) {
    return app.post("/api/live/rooms/" + room + "/" + action, token, Ids.next(), "{}");
  }

  private Answer pin(String room, String token, String productId) {
    return app.post(
        "/api/live/rooms/" + room + "/pin", token, null, "{\"productId\":\"" + productId + "\"}");
  }

  private Answer look(String room) {
    return app.get("/api/live/rooms/" + room, host);
  }

  @Test
  void aRoomGoesFromPreparedToLiveToEnded() {
    String body = "{\"title\":\" 红薯开挖 \",\"productIds\":[\"" + potato.id() + "\"]}";
    Answer made = create(host, body);
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.text("state")).isEqualTo("PREPARED");
    assertThat(made.text("title")).isEqualTo("红薯开挖");
    assertThat(made.body().get("village").get("zh").asString()).isEqualTo("贵州紫云");
    assertThat(made.body().at("/host/name/zh").asString()).isEqualTo("韦小兰");
    assertThat(made.body().at("/host/name/en").asString()).isEqualTo("韦小兰 (en)");
    assertThat(made.text("picture")).isEqualTo("sweet-potato");
    assertThat(made.body().get("products").get(0).get("id").asString()).isEqualTo(potato.id());
    assertThat(made.body().get("pinnedProductId").isNull()).isTrue();
    assertThat(made.body().get("figures").toString())
        .isEqualTo("{\"orders\":0,\"sold\":{\"amount\":0,\"currency\":\"CNY\"},\"viewersPeak\":0}");
    String room = made.text("id");

    Answer live = act(room, "start", host);
    assertThat(live.status()).isEqualTo(200);
    assertThat(live.text("state")).isEqualTo("LIVE");
    assertThat(live.text("startedAt")).isNotBlank();
    assertThat(pin(room, host, potato.id()).text("pinnedProductId")).isEqualTo(potato.id());
    Answer ended = act(room, "end", host);
    assertThat(ended.text("state")).isEqualTo("ENDED");
    assertThat(ended.text("endedAt")).isNotBlank();
    assertThat(kinds(room)).containsExactly("state LIVE", "pin", "state ENDED");
  }

  @Test
  void otherServicesLearnWhoSellsWhatAndWhen() {
    String room = app.room(host, potato);
    String path = "/internal/live/rooms/" + room + "/sale";
    String service = TestIssuer.shared().serviceToken();
    assertThat(app.get(path, host).status()).isEqualTo(403);
    JsonNode prepared = app.get(path, service).body();
    assertThat(prepared.get("hostId").asString())
        .isEqualTo(look(room).body().at("/host/id").asString());
    assertThat(prepared.at("/productIds/0").asString()).isEqualTo(potato.id());
    assertThat(prepared.get("startedAt").isNull()).isTrue();
    act(room, "start", host);
    assertThat(app.get(path, service).body().get("startedAt").isNull()).isFalse();
    act(room, "end", host);
    assertThat(app.get(path, service).body().get("endedAt").isNull()).isFalse();
    assertThat(app.get("/internal/live/rooms/" + Ids.next() + "/sale", service).code())
        .isEqualTo("live.room_unknown");
  }

  @Test
  void aRoomThatIsNotLiveYetIsThereForItsHostAndItsCooperativeOnly() {
    String room = app.room(host, potato);
    String path = "/api/live/rooms/" + room;
    String cooperative =
        TestIssuer.shared().token(Role.COOP_MANAGER, Ids.next(), potato.cooperative().id(), "杨秀英");
    List<String> strangers = Arrays.asList(null, LiveApp.host(), LiveApp.consumer("王小明"));
    for (String stranger : strangers) {
      assertThat(app.get(path, stranger).code()).isEqualTo("live.room_unknown");
      assertThat(app.get(path + "/history", stranger).status()).isEqualTo(404);
      assertThat(prepared(stranger)).isEmpty();
    }
    assertThat(app.get(path, cooperative).status()).isEqualTo(200);
    assertThat(app.get(path, host).status()).isEqualTo(200);
    assertThat(prepared(host)).containsExactly(room);

    act(room, "start", host);
    strangers.forEach(each -> assertThat(app.get(path, each).status()).isEqualTo(200));
    assertThat(prepared(host)).isEmpty();
  }

  private List<String> prepared(String token) {
    return app.get("/api/live/rooms?state=PREPARED", token)
        .body()
        .get("items")
        .valueStream()
        .map(each -> each.get("id").asString())
        .toList();
  }

  private List<String> kinds(String room) {
    return app.get("/api/live/rooms/" + room + "/history", host)
        .body()
        .get("items")
        .valueStream()
        .map(each -> (each.get("type").asString() + " " + each.path("state").asString("")).strip())
        .toList();
  }

  @Test
  void theSameKeyGivesTheSameAnswerAndAnotherStartIsRefused() {
    String room = app.room(host, potato);
    String key = Ids.next();
    String path = "/api/live/rooms/" + room + "/start";
    Answer first = app.post(path, host, key, "{}");
    Answer again = app.post(path, host, key, "{}");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.http().headers().firstValue("Idempotency-Replayed")).hasValue("true");

    Answer second = act(room, "start", host);
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.code()).isEqualTo("live.already_started");
    assertThat(look(room).text("startedAt")).isEqualTo(first.text("startedAt"));
    assertThat(kinds(room)).containsExactly("state LIVE");
  }

  @Test
  void aHostIsLiveInOneRoomOnly() {
    String here = app.liveRoom(host, potato);
    String there = app.room(host, potato);
    Answer refused = act(there, "start", host);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("live.host_is_live_elsewhere");
    assertThat(look(there).text("state")).isEqualTo("PREPARED");
    assertThat(kinds(there)).isEmpty();

    act(here, "end", host);
    assertThat(act(there, "start", host).status()).isEqualTo(200);
  }

  @Test
  void ofManyStartsAtOnceInDifferentRoomsOneWins() {
    List<String> rooms = Stream.generate(() -> app.room(host, potato)).limit(4).toList();
    List<Answer> answers = rooms.parallelStream().map(room -> act(room, "start", host)).toList();
    assertThat(answers).extracting(Answer::status).containsOnlyOnce(200);
    assertThat(rooms).extracting(room -> look(room).text("state")).containsOnlyOnce("LIVE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"start", "end"})
  void anotherHostsRoomIsUnknown(String action) {
    String room = app.room(host, potato);
    Answer refused = act(room, action, LiveApp.host());
    assertThat(refused.status()).isEqualTo(404);
    assertThat(refused.code()).isEqualTo("live.room_unknown");
    assertThat(look(room).text("state")).isEqualTo("PREPARED");
    assertThat(pin(room, LiveApp.host(), potato.id()).status()).isEqualTo(404);
    assertThat(look(room).body().get("pinnedProductId").isNull()).isTrue();
  }

  @Test
  void onlyAProductOfTheRoomIsPinned() {
    String room = app.liveRoom(host, potato);
    Answer refused = pin(room, host, app.catalog().sweetPotato(1).id());
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.code()).isEqualTo("live.product_not_in_room");
    assertThat(refused.text("field")).isEqualTo("productId");
    assertThat(look(room).body().get("pinnedProductId").isNull()).isTrue();
    assertThat(kinds(room)).containsExactly("state LIVE");
  }

  @Test
  void whatHasNotBegunDoesNotEndAndWhatEndedStaysSo() {
    String room = app.room(host, potato);
    assertThat(act(room, "end", host).code()).isEqualTo("live.not_started");
    act(room, "start", host);
    act(room, "end", host);
    String ended = look(room).body().toString();
    assertThat(act(room, "end", host).code()).isEqualTo("live.ended");
    assertThat(act(room, "start", host).code()).isEqualTo("live.ended");
    assertThat(pin(room, host, potato.id()).code()).isEqualTo("live.ended");
    assertThat(look(room).body().toString()).isEqualTo(ended);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"title\":\"\",\"productIds\":[\"P\"]}              | 400 | live.title_invalid    | title",
        "{\"title\":null,\"productIds\":[\"P\"]}              | 400 | live.title_invalid    | title",
        "{\"title\":\"薯\",\"productIds\":[]}                  | 400 | live.products_invalid | productIds",
        "{\"title\":\"薯\",\"productIds\":[null]}              | 400 | request.field_invalid | productIds[0]",
        "{\"title\":\"薯\",\"productIds\":[\"P\",\"P\"]}       | 400 | live.products_invalid | productIds",
        "{\"title\":\"薯\",\"productIds\":[\"nothing\"]}       | 400 | live.product_unknown  | productIds",
        "{\"title\":\"薯\",\"productIds\":[\"P\"],\"free\":1}  | 400 | request.unknown_field | free",
        "{\"title\":\"薯\",\"productIds\":\"P\"}               | 400 | request.field_invalid | productIds",
        "{\"title\":\"薯\",                                    | 400 | request.malformed_json | -",
      })
  void badRoomsAreRefused(String body, int status, String code, String field) {
    Answer refused = create(host, body.replace("\"P\"", "\"" + potato.id() + "\""));
    assertThat(refused.status()).isEqualTo(status);
    assertThat(refused.code()).isEqualTo(code);
    assertThat(refused.body().path("field").asString("-")).isEqualTo(field);
    assertThat(refused.text("detail")).doesNotContain("live.").doesNotContain("{0}");
    assertThat(app.get("/api/live/mine", host).body().get("items")).isEmpty();
  }

  @Test
  void onlyHostsMakeRoomsAndOnlyWithAKey() {
    String body = "{\"title\":\"薯\",\"productIds\":[\"" + potato.id() + "\"]}";
    assertThat(create(LiveApp.consumer("王小明"), body).status()).isEqualTo(403);
    assertThat(app.post("/api/live/rooms", null, Ids.next(), body).status()).isEqualTo(401);
    Answer keyless = app.post("/api/live/rooms", host, null, body);
    assertThat(keyless.code()).isEqualTo("idempotency.key_missing");
    String partyless = TestIssuer.shared().token(Role.HOST, Ids.next(), null, "韦小兰");
    assertThat(create(partyless, body).status()).isEqualTo(403);
    assertThat(app.get("/api/live/mine", host).body().get("items")).isEmpty();
  }

  @Test
  void theSameKeyMakesOneRoomAndAnotherBodyIsRefused() {
    String key = Ids.next();
    String body = "{\"title\":\"薯\",\"productIds\":[\"" + potato.id() + "\"]}";
    Answer first = app.post("/api/live/rooms", host, key, body);
    Answer again = app.post("/api/live/rooms", host, key, body);
    assertThat(again.text("id")).isEqualTo(first.text("id"));
    Answer other = app.post("/api/live/rooms", host, key, body.replace("薯", "茶"));
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.code()).isEqualTo("idempotency.key_reused");
    assertThat(app.get("/api/live/mine", host).body().get("items")).hasSize(1);
  }

  @Test
  void listsArePagedNewestFirst() {
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      made.addFirst(app.room(host, potato));
    }
    List<String> seen = new ArrayList<>();
    String next = "";
    while (next != null) {
      JsonNode page =
          app.get("/api/live/mine?limit=2" + (next.isEmpty() ? "" : "&after=" + next), host).body();
      page.get("items").forEach(card -> seen.add(card.get("id").asString()));
      next = page.get("next").asString(null);
    }
    assertThat(seen).isEqualTo(made);
    assertThat(app.get("/api/live/mine?limit=101", host).code()).isEqualTo("live.limit_invalid");
    assertThat(app.get("/api/live/mine?after=x", host).code()).isEqualTo("live.cursor_invalid");
  }

  @Test
  void liveRoomsAreListedForEverybody() {
    String room = app.liveRoom(host, potato);
    JsonNode first = app.get("/api/live/rooms?state=LIVE").body().get("items").get(0);
    assertThat(first.get("id").asString()).isEqualTo(room);
    assertThat(first.get("viewers").asInt()).isZero();
    assertThat(app.get("/api/live/rooms?state=NONE").status()).isEqualTo(400);
    assertThat(look("nowhere").code()).isEqualTo("live.room_unknown");
    assertThat(app.get("/api/live/rooms/nowhere/history").status()).isEqualTo(404);
  }

  @Test
  void historyIsPagedByOffset() {
    String room = app.liveRoom(host, potato);
    for (int i = 0; i < 4; i++) {
      pin(room, host, potato.id());
    }
    String path = "/api/live/rooms/" + room + "/history?limit=2";
    JsonNode first = app.get(path).body();
    assertThat(first.get("next").asString()).isEqualTo("2");
    JsonNode last = app.get(path + "&after=4").body();
    assertThat(last.get("items")).hasSize(1);
    assertThat(last.get("items").get(0).get("offset").asInt()).isEqualTo(5);
    assertThat(last.get("next").isNull()).isTrue();
    assertThat(app.get(path + "&after=-1").code()).isEqualTo("live.cursor_invalid");
    assertThat(app.get(path + "&after=x").status()).isEqualTo(400);
    assertThat(app.get(path.replace("=2", "=0")).code()).isEqualTo("live.limit_invalid");
  }

  @Test
  void withoutTurnThereAreNoIceServers() {
    assertThat(app.get("/api/live/ice-servers").body().toString()).isEqualTo("{\"iceServers\":[]}");
  }

  @Test
  void theApiDescribesItself() {
    Answer docs = app.get("/v3/api-docs");
    assertThat(docs.status()).isEqualTo(200);
    assertThat(docs.text("openapi")).startsWith("3.1");
    assertThat(docs.body().get("paths").has("/api/live/rooms/{id}/start")).isTrue();
  }
}
