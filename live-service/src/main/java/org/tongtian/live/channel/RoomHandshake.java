package org.tongtian.live.channel;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;
import org.tongtian.kit.problem.CallerLanguage;
import org.tongtian.kit.security.CallerArgumentResolver;
import org.tongtian.kit.security.ProblemResponses;
import org.tongtian.live.room.Room;
import org.tongtian.live.room.RoomService;

/** Lets clients into a room that they may see, from pages of this host, and notes who they are. */
@Component
class RoomHandshake implements HandshakeInterceptor {

  private final RoomService rooms;
  private final ProblemResponses problems;
  private final ChannelSettings settings;

  RoomHandshake(RoomService rooms, ProblemResponses problems, ChannelSettings settings) {
    this.rooms = rooms;
    this.problems = problems;
    this.settings = settings;
  }

  @Override
  public boolean beforeHandshake(
      ServerHttpRequest request,
      ServerHttpResponse response,
      WebSocketHandler handler,
      Map<String, Object> attributes)
      throws IOException {
    HttpServletRequest http = ((ServletServerHttpRequest) request).getServletRequest();
    HttpServletResponse answer = ((ServletServerHttpResponse) response).getServletResponse();
    if (!Origins.mayOpen(
        http.getHeader("Origin"),
        http.getHeader("Host"),
        http.getHeader("X-Forwarded-Host"),
        settings.originHosts())) {
      problems.write(http, answer, HttpStatus.FORBIDDEN, "auth.forbidden");
      return false;
    }
    String path = http.getRequestURI();
    Optional<Room> room =
        rooms
            .find(path.substring(path.lastIndexOf('/') + 1))
            .filter(found -> found.isVisibleTo(CallerArgumentResolver.current()));
    if (room.isEmpty()) {
      problems.write(http, answer, HttpStatus.NOT_FOUND, "live.room_unknown");
      return false;
    }
    if (!wantsSocket(http)) {
      answer.setStatus(HttpServletResponse.SC_NO_CONTENT);
      return false;
    }
    visit(http, room.get()).keepIn(attributes);
    return true;
  }

  /** Asked without an upgrade, the room says only whether it would open, as the gateway asks. */
  private static boolean wantsSocket(HttpServletRequest http) {
    return "websocket".equalsIgnoreCase(http.getHeader("Upgrade"));
  }

  private static Visit visit(HttpServletRequest http, Room room) {
    Person person =
        new Person(
            CallerArgumentResolver.current().orElse(null),
            CallerLanguage.of(http.getHeader("Accept-Language")));
    Resume resume = Resume.of(http.getParameter("epoch"), http.getParameter("offset"));
    return new Visit(room.id(), person, person.hosts(room.hostId()), resume);
  }

  @Override
  public void afterHandshake(
      ServerHttpRequest request,
      ServerHttpResponse response,
      WebSocketHandler handler,
      Exception failure) {
    // Everything was noted before.
  }
}
