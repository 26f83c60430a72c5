package org.tongtian.live.testing;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * A live room of the shared service for each test, with its host's studio and one viewer's phone.
 */
public abstract class WatchedRoom {

  protected final LiveApp app = LiveApp.shared();
  protected final String host = LiveApp.host();
  protected String room;
  protected RoomClient studio;
  protected RoomClient phone;

  @BeforeEach
  final void openRoom() {
    room = app.liveRoom(host, app.catalog().sweetPotato(400));
    studio = RoomClient.connect(app, room, host);
    phone = RoomClient.connect(app, room, LiveApp.consumer("王小明"));
    studio.next("hello");
    phone.next("hello");
  }

  @AfterEach
  final void leaveRoom() {
    studio.close();
    phone.close();
  }
}
