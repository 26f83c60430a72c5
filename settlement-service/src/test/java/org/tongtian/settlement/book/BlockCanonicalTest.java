package org.tongtian.settlement.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tongtian.settlement.Replayable;
import org.tongtian.settlement.contract.BesidePrice;
import org.tongtian.settlement.proof.NotCanonicalException;
import org.tongtian.settlement.proof.Sha256;
import org.tongtian.settlement.split.Carry;

/** The canonical text of blocks: the same as that of sorted maps, and read back as it was. */
class BlockCanonicalTest {

  @Test
  void blocksOfEveryKindHaveTheTextOfTheirMaps() {
    for (Block block : new FullBook().blocks()) {
      assertThat(block.canonical()).isEqualTo(BlockMaps.canonical(block));
      assertThat(read(block.canonicalBytes(), block.hash())).isEqualTo(block);
    }
  }

  @Test
  void anyBlockHasTheTextOfItsMaps() {
    Replayable.cases(
        300,
        random -> {
          Block block = new RandomBlocks(random, false).next();
          byte[] expected = BlockMaps.canonical(block).getBytes(StandardCharsets.UTF_8);
          assertThat(block.canonicalBytes()).isEqualTo(expected);
          assertThat(block.hash()).isEqualTo(Sha256.hex(expected));
        });
  }

  @Test
  void anyBlockIsReadBack() {
    Replayable.cases(
        300,
        random -> {
          Block block = new RandomBlocks(random, true).next();
          assertThat(read(block.canonicalBytes(), block.hash())).isEqualTo(block);
        });
  }

  /** Who reads a text that was changed must not take it for a text that means the same. */
  @Test
  void changedTextIsRefusedOrSaysSomethingElse() {
    Replayable.cases(
        20_000,
        random -> {
          Block block = new RandomBlocks(random, true).next();
          byte[] text = block.canonicalBytes();
          int place = random.nextInt(text.length);
          byte other = (byte) random.nextInt(256);
          if (text[place] == other) {
            return;
          }
          text[place] = other;
          readIfAny(text)
              .ifPresent(
                  read -> {
                    assertThat(read.canonicalBytes()).isEqualTo(text);
                    assertThat(read).isNotEqualTo(block);
                  });
        });
  }

  @Test
  void placeOfTheFirstByteThatIsWrongIsNamed() {
    String text = new FullBook().blocks().getLast().canonical();
    String added = text.replace("\"book\":", "\"bank\":1,\"book\":");
    assertThatThrownBy(() -> read(added.getBytes(StandardCharsets.UTF_8), ""))
        .isInstanceOfSatisfying(
            NotCanonicalException.class,
            found -> assertThat(found.place()).isEqualTo(text.indexOf("book") + 1));
    byte[] cut = text.substring(0, 100).getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> read(cut, ""))
        .isInstanceOfSatisfying(
            NotCanonicalException.class, found -> assertThat(found.place()).isEqualTo(cut.length));
    byte[] more = (text + " ").getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> read(more, ""))
        .isInstanceOfSatisfying(
            NotCanonicalException.class,
            found -> assertThat(found.place()).isEqualTo(more.length - 1));
  }

  @Test
  void emptyListsThatAreLeftOutAreRefused() {
    List<VersionCarry> carries = List.of(new VersionCarry(1, new Carry(20, List.of(-10L, 10L))));
    String text =
        Block.sealed("b", 1, Block.NO_HASH, Instant.EPOCH, List.of(), carries).canonical();
    assertThat(readIfAny(text.getBytes(StandardCharsets.UTF_8))).isPresent();
    String added = text.replace("\"residues\"", "\"progress\":[],\"residues\"");
    assertThat(readIfAny(added.getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  @Test
  void amountsOfNothingAndAnIdThatIsTheOrdersAreLeftOut() {
    Entry paid =
        new Entry(
            EntryKind.ACCRUED,
            "e",
            Instant.EPOCH,
            FullContract.sale("o", 1_000, new BesidePrice(10, 0, 0)),
            List.of());
    String text =
        Block.sealed("b", 1, Block.NO_HASH, Instant.EPOCH, List.of(paid), List.of()).canonical();
    assertThat(text).contains("\"cooperativeCoupon\":10,\"gross\"").contains("\"line-o\"");
    assertThat(readIfAny(text.getBytes(StandardCharsets.UTF_8))).isPresent();
    String nothing = text.replace("\"cooperativeCoupon\":10", "\"cooperativeCoupon\":0");
    assertThat(readIfAny(nothing.getBytes(StandardCharsets.UTF_8))).isEmpty();
    String same = text.replace("\"line-o\"", "\"o\"");
    assertThat(readIfAny(same.getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  private static Optional<Block> readIfAny(byte[] text) {
    try {
      return Optional.of(read(text, ""));
    } catch (IllegalArgumentException | ArithmeticException refused) {
      return Optional.empty();
    }
  }

  private static Block read(byte[] text, String hash) {
    return BlockText.read(text, 0, text.length, hash);
  }
}
