package org.tongtian.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.testing.ServiceUnderTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A gateway on real stores, with one backend for all services and order-service away. */
final class RunningGateway implements BeforeAllCallback, AfterAllCallback {

  static final String HOST_PHONE = "13900000001";

  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String CLOSED_PORT = "http://127.0.0.1:1";

  private final String[] more;
  private Path folder;
  private BackendService backend;
  private RoomBackend rooms;
  private ConfigurableApplicationContext gateway;
  private String base;

  /**
   * @param more settings beyond the usual ones, as {@code --name=value}
   */
  RunningGateway(String... more) {
    this.more = more;
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    folder = Files.createTempDirectory("gateway");
    backend = new BackendService();
    rooms = new RoomBackend();
    writeSite();
    Files.writeString(
        folder.resolve("people.json"),
        """
        [{"id":"%s","phone":"%s","name":{"zh":"韦阿妹","en":"Wei Amei"},"role":"HOST",
          "party":{"id":"%s","name":{"zh":"村播韦阿妹","en":"Host Wei Amei"},"kind":"HOST"},
          "standingCode":"246810"}]
        """
            .formatted(Ids.next(), HOST_PHONE, Ids.next()));
    gateway = GatewayApplication.start(arguments());
    base = "http://127.0.0.1:" + gateway.getEnvironment().getProperty("local.server.port");
  }

  private void writeSite() throws IOException {
    for (String app : new String[] {"", "studio", "desk"}) {
      Files.createDirectories(folder.resolve("site").resolve(app));
      Files.writeString(folder.resolve("site").resolve(app).resolve("index.html"), "app:" + app);
    }
    Files.createDirectories(folder.resolve("site/assets"));
    Files.writeString(folder.resolve("site/assets/app-1.js"), "let a = 1");
    Files.writeString(folder.resolve("secret.txt"), "secret");
  }

  private String[] arguments() {
    Map<String, String> settings =
        new HashMap<>(ServiceUnderTest.properties("g" + Ids.next().substring(0, 13)));
    settings.put("server.port", "0");
    settings.put("tongtian.site", folder.resolve("site").toString());
    settings.put("tongtian.accounts-file", folder.resolve("people.json").toString());
    settings.put("tongtian.sign-in.sms", "shown");
    settings.put("tongtian.sign-in.standing-codes", "true");
    settings.put("tongtian.sign-in.resend-after", "PT0S");
    settings.put("tongtian.tokens.secure-cookie", "false");
    settings.put("tongtian.tokens.service-secrets.order-service", "s3cret");
    settings.put("tongtian.rate-limit.per-second", "1000");
    settings.put("tongtian.rate-limit.burst", "1000");
    settings.put("tongtian.urls.catalog", backend.uri());
    settings.put("tongtian.urls.order", CLOSED_PORT);
    settings.put("tongtian.urls.live", rooms.uri());
    settings.put("tongtian.urls.settlement", backend.uri());
    settings.put("tongtian.urls.brand", backend.uri());
    settings.put("tongtian.urls.cashier", backend.uri());
    return Stream.concat(
            settings.entrySet().stream().map(each -> "--" + each.getKey() + "=" + each.getValue()),
            Stream.of(more))
        .toArray(String[]::new);
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    gateway.close();
    backend.close();
    rooms.close();
    FileSystemUtils.deleteRecursively(folder);
  }

  static void assertProblem(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    JsonNode problem = JSON.readTree(answer.body());
    assertThat(problem.get("code").asString()).isEqualTo(code);
    assertThat(problem.get("detail").asString()).isNotBlank().isNotEqualTo(code);
  }

  String sendCode(String phone) throws Exception {
    HttpResponse<String> sent = post("/api/auth/codes", "{\"phone\":\"" + phone + "\"}");
    assertThat(sent.statusCode()).isEqualTo(202);
    return JSON.readTree(sent.body()).get("shownCode").asString();
  }

  HttpResponse<String> signIn(String phone, String code) throws Exception {
    return post("/api/auth/tokens", "{\"phone\":\"" + phone + "\",\"code\":\"" + code + "\"}");
  }

  HttpResponse<String> serviceToken(String client, String secret) throws Exception {
    String basic =
        Base64.getEncoder()
            .encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
    return send(
        to("/oauth2/token")
            .header("Authorization", "Basic " + basic)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
            .build());
  }

  HttpResponse<String> withCookie(String path, String method, String cookie) throws Exception {
    return send(
        to(path)
            .header("Cookie", cookie)
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build());
  }

  static String cookie(HttpResponse<String> session) {
    return session.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
  }

  static String token(HttpResponse<String> session) {
    return JSON.readTree(session.body()).get("accessToken").asString();
  }

  static String keyOf(HttpResponse<String> session) throws Exception {
    return SignedJWT.parse(token(session)).getHeader().getKeyID();
  }

  static String claimsOf(HttpResponse<String> session) throws Exception {
    return SignedJWT.parse(token(session)).getJWTClaimsSet().toString();
  }

  HttpResponse<String> get(String path) throws Exception {
    return send(to(path).build());
  }

  HttpResponse<String> post(String path, String body) throws Exception {
    return send(
        to(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(base + path));
  }

  List<HttpResponse<String>> sendAtOnce(List<HttpRequest> requests) {
    List<CompletableFuture<HttpResponse<String>>> sent =
        requests.stream()
            .map(request -> HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString()))
            .toList();
    return sent.stream().map(CompletableFuture::join).toList();
  }

  HttpResponse<String> send(HttpRequest request) throws Exception {
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
  }

  <T> T bean(Class<T> type) {
    return gateway.getBean(type);
  }

  /** Sends the request as it is, also one that no HTTP client would send. */
  BareAnswer bare(String request) throws IOException {
    return BareAnswer.to(request, URI.create(base).getPort());
  }

  /** A connection that is kept, for who writes and reads by itself. */
  Socket connection() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), URI.create(base).getPort());
    socket.setSoTimeout(10_000);
    return socket;
  }

  URI socket(String path) {
    return URI.create(base.replace("http", "ws") + path);
  }

  RoomBackend rooms() {
    return rooms;
  }

  BackendService backend() {
    return backend;
  }
}
