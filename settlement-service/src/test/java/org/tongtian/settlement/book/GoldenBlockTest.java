package org.tongtian.settlement.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.split.Carry;
import org.tongtian.settlement.split.SplitLine;

/** Blocks that were stored by the first version of the book keep their hash for ever. */
class GoldenBlockTest {

  @Test
  void blockOfTheFirstVersionHashesAsThen() {
    BookedSale sale =
        new BookedSale(
            "019a0000-0000-7000-8000-000000000001",
            "TT261122-4K7Q2M",
            new Text("红芯\"红薯\"", "Red-heart\nsweet \\ potato"),
            "JIN",
            Quantity.of(5),
            3250,
            1);
    Entry accrued =
        new Entry(
            EntryKind.ACCRUED,
            "019a0000-0000-7000-8000-000000000002",
            Instant.parse("2026-11-22T01:02:03.004567Z"),
            sale,
            List.of(
                new SplitLine(1, "farmer", 1463, 1, 0), new SplitLine(2, "co-op", 1787, -1, 7)));
    Entry released =
        new Entry(
            EntryKind.RELEASED,
            "019a0000-0000-7000-8000-000000000003",
            Instant.parse("2026-11-23T01:02:03Z"),
            sale,
            accrued.lines());
    Block block =
        Block.sealed(
            "019a0000-0000-7000-8000-000000000009",
            1,
            Block.NO_HASH,
            Instant.parse("2026-11-23T01:02:04Z"),
            List.of(accrued, released),
            List.of(new VersionCarry(1, new Carry(20, List.of(-10L, 10L)))));
    assertThat(block.hash())
        .isEqualTo("a552c44b65d77dced65740cbff5fdec29fc5624ddaff34853b2f59a23799cc4f");
    assertThat(block.computedHash()).isEqualTo(block.hash());
  }
}
