package org.tongtian.local.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRedisTest {
  @TempDir Path data;

  @Test
  void keepsItsDataOverARestart() {
    try (EmbeddedRedis redis = EmbeddedRedis.start(data, 0)) {
      assertThat(ask(redis.uri(), commands -> commands.set("stock", "400"))).isEqualTo("OK");
    }
    try (EmbeddedRedis redis = EmbeddedRedis.start(data, 0)) {
      assertThat(ask(redis.uri(), commands -> commands.get("stock"))).isEqualTo("400");
    }
  }

  @Test
  void runsWithTheBundledBinaryWhereNoneIsInstalled() {
    try (EmbeddedRedis redis = EmbeddedRedis.start(data, 0, "")) {
      ask(redis.uri(), commands -> commands.set("k", "v"));
      assertThat(ask(redis.uri(), commands -> commands.info("server")))
          .contains("redis_version:6.2.");
    }
    try (EmbeddedRedis redis = EmbeddedRedis.start(data, 0, "")) {
      assertThat(ask(redis.uri(), commands -> commands.get("k"))).isEqualTo("v");
    }
  }

  @Test
  void runsOverAFolderWithBlanksAndQuotes() {
    try (EmbeddedRedis redis = EmbeddedRedis.start(data.resolve("a \"big\" 市场"), 0)) {
      assertThat(ask(redis.uri(), commands -> commands.set("k", "v"))).isEqualTo("OK");
    }
  }

  @Test
  void itsProcessEndsWithIt() {
    EmbeddedRedis redis = EmbeddedRedis.start(data, 0);
    long pid = redis.pid();
    assertThat(ProcessHandle.of(pid)).isPresent();

    redis.close();

    assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    assertThat(data.resolve("redis.pid")).doesNotExist();
  }

  @Test
  void answersOnTheLoopbackAddressOnly() {
    try (EmbeddedRedis redis = EmbeddedRedis.start(data, 0)) {
      assertThat(ask(redis.uri(), commands -> commands.configGet("bind").get("bind")))
          .isEqualTo("127.0.0.1");
    }
  }

  @Test
  void anOrphanOverTheSameDataIsEndedFirst() throws Exception {
    Process orphan = startAsOrphan();
    int orphanPort = new RedisConfig(data).lastPort().orElseThrow();
    ask("redis://127.0.0.1:" + orphanPort, commands -> commands.set("stock", "7"));

    try (EmbeddedRedis redis = EmbeddedRedis.start(data, orphanPort)) {
      assertThat(orphan.waitFor(0, TimeUnit.SECONDS)).isTrue();
      assertThat(ask(redis.uri(), commands -> commands.get("stock"))).isEqualTo("7");
    }
  }

  @Test
  void aStrangerWithTheOrphansNumberIsLeftAlone() throws Exception {
    EmbeddedRedis.start(data, 0).close();
    Process stranger = new ProcessBuilder("sleep", "600").start();
    try {
      Files.writeString(new RedisConfig(data).pidFile(), stranger.pid() + "\n");

      EmbeddedRedis.start(data, 0).close();

      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.destroyForcibly();
    }
  }

  @Test
  void anotherRedisWithTheOrphansNumberIsNotEnded(@TempDir Path elsewhere) throws Exception {
    EmbeddedRedis.start(data, 0).close();
    try (EmbeddedRedis other = EmbeddedRedis.start(elsewhere, 0)) {
      Files.writeString(new RedisConfig(data).pidFile(), other.pid() + "\n");

      assertThatThrownBy(() -> EmbeddedRedis.start(data, 0))
          .isInstanceOf(StoreStartException.class)
          .hasMessageContaining("Process " + other.pid())
          .hasMessageContaining("redis.pid");

      assertThat(ask(other.uri(), RedisCommands::ping)).isEqualTo("PONG");
    }
  }

  @Test
  void aSecondOwnerOfTheDataIsRefusedAndTheFirstGoesOn() {
    try (EmbeddedRedis redis = EmbeddedRedis.start(data, 0)) {
      assertThatThrownBy(() -> EmbeddedRedis.start(data, 0))
          .isInstanceOf(StoreStartException.class)
          .hasMessageContaining("already in use");
      assertThat(ask(redis.uri(), RedisCommands::ping)).isEqualTo("PONG");
    }
  }

  @Test
  void aTakenPortIsNamedAndTheDataIsFreeAgain() throws IOException {
    try (ServerSocket other = new ServerSocket()) {
      other.bind(LocalPort.address(0));
      assertThatThrownBy(() -> EmbeddedRedis.start(data, other.getLocalPort()))
          .isInstanceOf(StoreStartException.class)
          .hasMessageContaining("Port " + other.getLocalPort())
          .hasMessageNotContaining("\n");
    }
    EmbeddedRedis.start(data, 0).close();
  }

  @Test
  void aServerThatEndsAtOnceIsQuoted() throws IOException {
    Path tools = Files.createDirectory(data.resolve("tools"));
    Path broken = tools.resolve("redis-server");
    Files.writeString(broken, "#!/bin/sh\necho 'no such luck'\nexit 3\n");
    assertThat(broken.toFile().setExecutable(true)).isTrue();

    assertThatThrownBy(() -> EmbeddedRedis.start(data, 0, tools.toString()))
        .isInstanceOf(StoreStartException.class)
        .hasMessageContaining("code 3")
        .hasMessageContaining("no such luck")
        .hasMessageNotContaining("\n");
  }

  /**
   * As it stays behind when the JVM that started it is killed: running, with its files, but
   * nobody's lock.
   */
  private Process startAsOrphan() throws IOException {
    RedisConfig config = new RedisConfig(data.toRealPath());
    int port = LocalPort.free();
    config.write(port);
    Process process =
        new ProcessBuilder(
                RedisBinary.find(System.getenv("PATH"), data).toString(), config.file().toString())
            .redirectErrorStream(true)
            .redirectOutput(config.log().toFile())
            .start();
    while (!RedisProbe.isReady(port)) {
      assertThat(process.isAlive()).isTrue();
    }
    return process;
  }

  private static String ask(String uri, Function<RedisCommands<String, String>, String> question) {
    RedisClient client = RedisClient.create(uri);
    try (var connection = client.connect()) {
      return question.apply(connection.sync());
    } finally {
      client.shutdown();
    }
  }
}
