package org.tongtian.settlement.book;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.contract.BesidePrice;
import org.tongtian.settlement.split.Carry;
import org.tongtian.settlement.split.Progress;
import org.tongtian.settlement.split.SplitLine;

/** Blocks with any values in any field, most of which no book would ever have. */
final class RandomBlocks {

  private static final List<String> WORDS =
      List.of(
          "", "JIN", "红芯红薯", "\"红\\薯\"", "a\u0000b\u001f\u007f", "é€", "🍠𠮷", "\ud83c", "\udf60x");
  private static final List<Long> EDGES =
      List.of(0L, -1L, 9L, 10L, 99L, -100L, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 53);

  private final RandomGenerator random;
  private final boolean wellFormed;

  /** Blocks; those for reading back have no half characters, which UTF-8 can't state. */
  RandomBlocks(RandomGenerator random, boolean wellFormed) {
    this.random = random;
    this.wellFormed = wellFormed;
  }

  Block next() {
    return Block.sealed(
        word(),
        random.nextLong(1_000_000_000_000L),
        word(),
        instant(),
        list(this::entry),
        list(this::carry));
  }

  private Entry entry() {
    return new Entry(
        pick(EntryKind.values()),
        maybe(this::word),
        instant(),
        maybe(this::sale),
        list(this::line),
        maybe(this::matter));
  }

  private SplitLine line() {
    return new SplitLine(
        random.nextInt(), maybe(this::word), number(), number(), number(), maybe(this::number));
  }

  private Matter matter() {
    return new Matter(
        maybe(this::word),
        random.nextInt(),
        random.nextInt(),
        maybe(this::word),
        maybe(this::word),
        number(),
        maybe(this::word),
        maybe(() -> pick(Bucket.values())),
        list(() -> new Ask(word(), number())),
        maybe(this::word));
  }

  private BookedSale sale() {
    String order = maybe(this::word);
    return new BookedSale(
        random.nextBoolean() ? order : word(),
        maybe(this::word),
        new Text(word(), word()),
        maybe(this::word),
        new Quantity(number()),
        number(),
        random.nextInt(),
        maybe(this::word),
        maybe(this::word),
        maybe(random::nextInt),
        maybe(this::word),
        maybe(this::word),
        maybe(this::number),
        maybe(this::word),
        maybe(this::word),
        order,
        random.nextBoolean() ? BesidePrice.NOTHING : BesidePrice.of(number(), number(), number()));
  }

  private VersionCarry carry() {
    long residue = random.nextLong(1L << 60);
    List<Long> residues = random.nextBoolean() ? List.of() : List.of(residue, 0L, -residue);
    List<Progress> progress = list(() -> new Progress(random.nextInt(), word(), number()));
    return new VersionCarry(random.nextInt(), new Carry(number(), residues, progress));
  }

  private Instant instant() {
    long second = random.nextLong(-62_167_219_200L, 253_402_300_800L); // the years 0 to 9999
    return Instant.ofEpochSecond(
        second, random.nextBoolean() ? 0 : random.nextInt(1000) * 1_000_000);
  }

  private long number() {
    return switch (random.nextInt(3)) {
      case 0 -> EDGES.get(random.nextInt(EDGES.size()));
      case 1 -> random.nextLong();
      default -> random.nextLong(-100_000, 100_000);
    };
  }

  private String word() {
    int most = wellFormed ? WORDS.size() - 2 : WORDS.size();
    return WORDS.get(random.nextInt(most)) + WORDS.get(random.nextInt(most));
  }

  private <T> T pick(T[] values) {
    return values[random.nextInt(values.length)];
  }

  private <T> T maybe(Supplier<T> value) {
    return random.nextBoolean() ? null : value.get();
  }

  private <T> List<T> list(Supplier<T> element) {
    List<T> made = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      made.add(element.get());
    }
    return made;
  }
}
