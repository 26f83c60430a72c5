package org.tongtian.orders.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongtian.kit.problem.Refusal;

/**
 * A run of a model test: random commands, each as often as it weighs. The seed decides everything,
 * and every failure names it with its step.
 */
public final class ModelRun {

  private static final int WHOLE = 100;

  private final long seed;
  private final SplittableRandom random;

  /** A test that runs once with each seed. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {20_261_122L, 25L, 4_711L})
  public @interface EverySeed {}

  /** What a run is made of. */
  public interface Command {
    /** How often it comes, of a hundred. */
    int weight();
  }

  /** Does a command; the place is for what fails there. */
  public interface Step<C> {
    /** Does it. */
    void run(C command, String place);
  }

  /** A run of its own. */
  public ModelRun(long seed) {
    this.seed = seed;
    this.random = new SplittableRandom(seed);
  }

  /** What decides everything. */
  public SplittableRandom random() {
    return random;
  }

  /**
   * So many steps, or as many as {@code -Dtongtian.model.steps} says.
   *
   * @param commands all there are; together they weigh a hundred
   */
  public <C extends Command> void steps(int usual, C[] commands, Step<C> step) {
    assertThat(List.of(commands).stream().mapToInt(Command::weight).sum())
        .as("the weights together")
        .isEqualTo(WHOLE);
    int steps = Integer.getInteger("tongtian.model.steps", usual);
    for (int i = 0; i < steps; i++) {
      C command = any(commands);
      step.run(command, "seed " + seed + " step " + i + " " + command);
    }
  }

  private <C extends Command> C any(C[] commands) {
    int point = random.nextInt(WHOLE);
    int next = 0;
    while (point >= commands[next].weight()) {
      point -= commands[next].weight();
      next++;
    }
    return commands[next];
  }

  /** The place after all steps. */
  public String end() {
    return "seed " + seed + " at the end";
  }

  /** The code of a refusal; null where nothing was refused. */
  public static String codeOf(Runnable command) {
    try {
      command.run();
      return null;
    } catch (Refusal refusal) {
      return refusal.code();
    }
  }
}
