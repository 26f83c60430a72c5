package org.tongtian.kit;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.kit.idempotency.IdempotentOperations;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.security.Caller;

/** A small service on the kit, for the kit's own tests. */
@SpringBootApplication
public class KitTestApplication {

  /**
   * What a client asks for.
   *
   * @param mood how it asks
   * @param until when it ends; null for never
   */
  public record Wish(Quantity quantity, String mood, Instant until) {

    /** One without an end. */
    public Wish(Quantity quantity, String mood) {
      this(quantity, mood, null);
    }
  }

  /** What it gets. */
  public record Granted(String operationId, int run) {}

  @RestController
  static class Wishes {
    private final IdempotentOperations operations;
    private final AtomicInteger runs = new AtomicInteger();
    private final List<String> died = new CopyOnWriteArrayList<>();

    Wishes(IdempotentOperations operations) {
      this.operations = operations;
    }

    /**
     * Grants a wish. Refuses with {@code wish.refused}.
     *
     * @param wish what to grant
     */
    @PostMapping("/api/wishes")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Granted> grant(
        Caller caller, @RequestHeader("Idempotency-Key") String key, @RequestBody Wish wish) {
      return operations.create(
          caller,
          key,
          "wish.grant",
          wish,
          Granted.class,
          granted -> "/api/wishes/" + granted.operationId(),
          operationId -> run(operationId, wish));
    }

    private Granted run(String operationId, Wish wish) {
      int run = runs.incrementAndGet();
      if ("refuse".equals(wish.mood())) {
        throw Refusal.conflict("wish.refused");
      }
      if ("fail once".equals(wish.mood()) && !died.contains(operationId)) {
        died.add(operationId);
        throw new IllegalStateException("died half-way");
      }
      return new Granted(operationId, run);
    }

    /** Operations whose first attempt died, in order. */
    List<String> died() {
      return died;
    }

    /** Asks back what it was asked. */
    @GetMapping("/api/wishes/echo")
    String echo(@RequestParam String word) {
      return word;
    }

    /** How often wishes were granted. 404 {@code wish.none} where nobody counts. */
    @GetMapping("/api/wishes/runs")
    int runs() {
      return runs.get();
    }

    @GetMapping("/internal/wishes")
    String internal() {
      return "for services";
    }
  }
}
