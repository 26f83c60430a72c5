package org.tongtian.gateway;

import io.netty.handler.codec.http.HttpHeaderNames;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** A service with one open room, which echoes, and no other. */
final class RoomBackend implements AutoCloseable {

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private DisposableServer server =
      HttpServer.create().host("127.0.0.1").port(0).handle(this::answer).bindNow();

  String uri() {
    return "http://127.0.0.1:" + server.port();
  }

  /** What was asked: the path, whether for an upgrade, and in which language. */
  List<String> asked() {
    return asked;
  }

  /** Stops answering and gives back how to answer again at the same address. */
  Runnable goAway() {
    int port = server.port();
    server.disposeNow();
    return () ->
        server = HttpServer.create().host("127.0.0.1").port(port).handle(this::answer).bindNow();
  }

  private Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response) {
    boolean upgrade = request.requestHeaders().contains(HttpHeaderNames.UPGRADE);
    asked.add(request.fullPath() + (upgrade ? " upgrade" : " asked"));
    if (!request.fullPath().endsWith("/open")) {
      String language = request.requestHeaders().get("Accept-Language", "none");
      return response
          .status(401)
          .header("Content-Type", "application/problem+json")
          .header("WWW-Authenticate", "Bearer")
          .sendString(
              Mono.just(
                  "{\"status\":401,\"code\":\"auth.required\",\"detail\":\"%s\",\"field\":null}"
                      .formatted(language)));
    }
    return upgrade
        ? response.sendWebsocket((in, out) -> out.sendString(in.receive().asString()))
        : response.status(204).send();
  }

  @Override
  public void close() {
    server.disposeNow();
  }
}
