package org.tongtian.settlement.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tongtian.settlement.book.Block;
import org.tongtian.settlement.book.BookWriter;
import org.tongtian.settlement.book.BookedSale;
import org.tongtian.settlement.book.Entry;
import org.tongtian.settlement.book.EntryKind;
import org.tongtian.settlement.book.FullBook;
import org.tongtian.settlement.book.Matter;
import org.tongtian.settlement.book.VersionCarry;
import org.tongtian.settlement.contract.BesidePrice;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.contract.SalePart;
import org.tongtian.settlement.proof.Ed25519;
import org.tongtian.settlement.split.Carry;
import org.tongtian.settlement.split.Progress;
import org.tongtian.settlement.split.SplitLine;

/** A book with every kind of entry and every optional field is sound; damage to each is named. */
class EveryKindTest {

  @TempDir private static Path folder;

  private static final Map<String, KeyPair> KEYS = new HashMap<>();
  private static ContractTerms terms;
  private static List<Block> blocks;

  @BeforeAll
  static void makeBook() {
    FullBook book = new FullBook();
    terms = book.terms();
    blocks = book.blocks();
    terms.parties().forEach(party -> KEYS.put(party.id(), SampleExport.newKey()));
  }

  @Test
  void bookOfEveryKindIsSound() {
    Set<EntryKind> kinds =
        blocks.stream()
            .flatMap(block -> block.entries().stream())
            .map(Entry::kind)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(EntryKind.class)));
    assertThat(kinds).isEqualTo(EnumSet.allOf(EntryKind.class));
    Report report = verify(blocks);
    assertThat(report.fault()).isNull();
    assertThat(report.counts().blocks()).isEqualTo(blocks.size());
  }

  @ParameterizedTest
  @EnumSource(EntryKind.class)
  void movedFenIsNamedInEveryKind(EntryKind kind) {
    Place place = first(entry -> entry.kind() == kind);
    Entry entry = place.entry();
    List<SplitLine> lines = new ArrayList<>(entry.lines());
    if (lines.isEmpty()) {
      lines.add(new SplitLine(1, "farmer", 1, 0, 0));
    } else {
      lines.set(0, with(lines.getFirst(), 1));
    }
    Fault fault = fault(place.with(of(entry, lines, entry.matter())));
    assertThat(fault.block()).isEqualTo(place.block().seq());
    assertThat(fault.kind()).isIn(FaultKind.NOT_FROM_CONTRACT, FaultKind.NOT_DERIVABLE);
  }

  @ParameterizedTest
  @EnumSource(
      value = EntryKind.class,
      names = {"ACCRUED", "RELEASED", "REVERSED", "MARKET_PRICE", "FROZEN", "UNFROZEN"},
      mode = EnumSource.Mode.EXCLUDE)
  void otherAmountOfAMatterIsNamedInEveryKindThatHasOne(EntryKind kind) {
    Place place =
        first(entry -> entry.kind() == kind && entry.matter() != null && !entry.lines().isEmpty());
    Entry entry = place.entry();
    Fault fault = fault(place.with(of(entry, entry.lines(), dearer(entry.matter()))));
    assertThat(fault.block()).isEqualTo(place.block().seq());
  }

  @Test
  void otherMarketPriceIsNamedAtTheFirstSaleThatFollowsFromIt() {
    Place place = first(entry -> entry.kind() == EntryKind.MARKET_PRICE);
    Entry entry = place.entry();
    Fault fault = fault(place.with(of(entry, entry.lines(), dearer(entry.matter()))));
    assertThat(fault.block()).isGreaterThan(place.block().seq());
    assertThat(fault.kind()).isEqualTo(FaultKind.NOT_FROM_CONTRACT);
  }

  @Test
  void otherBasisOfATierOrAFundIsNamed() {
    Place place =
        first(entry -> entry.lines().stream().map(SplitLine::basis).anyMatch(Objects::nonNull));
    List<SplitLine> lines = new ArrayList<>();
    for (SplitLine line : place.entry().lines()) {
      lines.add(
          line.basis() == null
              ? line
              : new SplitLine(
                  line.clauseNo(),
                  line.payee(),
                  line.amount(),
                  line.carried(),
                  line.shortfall(),
                  line.basis() + 1));
    }
    Fault fault = fault(place.with(of(place.entry(), lines, place.entry().matter())));
    assertThat(fault.block()).isEqualTo(place.block().seq());
    assertThat(fault.entry()).isEqualTo(place.index() + 1);
  }

  @Test
  void otherCouponOrFeeOfASaleAndAnotherPartOfALineAreNamed() {
    Place sold = first(entry -> entry.isSplit() && !entry.sale().beside().isNothing());
    for (SalePart part : SalePart.values()) {
      Entry entry = sold.entry();
      BookedSale sale = withMore(entry.sale(), part);
      Entry other =
          new Entry(entry.kind(), entry.event(), entry.happenedAt(), sale, entry.lines(), null);
      assertThat(fault(sold.with(other)).block()).as("%s", part).isEqualTo(sold.block().seq());
    }
    Place refund = first(entry -> entry.kind() == EntryKind.REFUNDED && !partsOf(entry).isEmpty());
    for (SplitLine line : partsOf(refund.entry())) {
      List<SplitLine> lines = new ArrayList<>(refund.entry().lines());
      SplitLine price =
          new SplitLine(line.clauseNo(), line.payee(), line.amount(), 0, 0); // of the price
      lines.set(lines.indexOf(line), price);
      Entry other = of(refund.entry(), lines, refund.entry().matter());
      assertThat(fault(refund.with(other)).block()).isEqualTo(refund.block().seq());
    }
  }

  private static List<SplitLine> partsOf(Entry entry) {
    return entry.lines().stream().filter(line -> line.part() != null).toList();
  }

  private static BookedSale withMore(BookedSale sale, SalePart part) {
    return new BookedSale(
        sale.saleId(),
        sale.number(),
        sale.product(),
        sale.unit(),
        sale.quantity(),
        sale.gross(),
        sale.contractVersion(),
        sale.grade(),
        sale.host(),
        sale.legs(),
        sale.lot(),
        sale.month(),
        sale.market(),
        sale.productId(),
        sale.room(),
        sale.orderId(),
        sale.beside().plus(BesidePrice.only(part, 1)));
  }

  @Test
  void otherProgressOfATierIsNamed() {
    Block block =
        blocks.stream()
            .filter(each -> each.carries().stream().anyMatch(c -> !c.carry().progress().isEmpty()))
            .findFirst()
            .orElseThrow();
    VersionCarry known = block.carries().getFirst();
    Progress progress = known.carry().progress().getFirst();
    Carry other =
        new Carry(
            known.carry().denominator(),
            known.carry().residues(),
            List.of(new Progress(progress.clauseNo(), progress.month(), progress.measured() + 1)));
    List<VersionCarry> carries = List.of(new VersionCarry(known.version(), other));
    Fault fault = fault(BookWriter.rebuilt(blocks, block.seq(), block.entries(), carries));
    assertThat(fault.block()).isEqualTo(block.seq());
    assertThat(fault.kind()).isEqualTo(FaultKind.NOT_FROM_CONTRACT);
  }

  /** Where an entry stands. */
  private record Place(Block block, int index) {
    Entry entry() {
      return block.entries().get(index);
    }

    /** All blocks with another entry there, everything after it sealed again. */
    List<Block> with(Entry other) {
      List<Entry> entries = new ArrayList<>(block.entries());
      entries.set(index, other);
      return BookWriter.rebuilt(blocks, block.seq(), entries, block.carries());
    }
  }

  private static Place first(java.util.function.Predicate<Entry> wanted) {
    for (Block block : blocks) {
      for (int i = 0; i < block.entries().size(); i++) {
        if (wanted.test(block.entries().get(i))) {
          return new Place(block, i);
        }
      }
    }
    throw new AssertionError("no such entry");
  }

  private static Entry of(Entry entry, List<SplitLine> lines, Matter matter) {
    return new Entry(entry.kind(), entry.event(), entry.happenedAt(), entry.sale(), lines, matter);
  }

  private static SplitLine with(SplitLine line, long more) {
    return new SplitLine(
        line.clauseNo(),
        line.payee(),
        line.amount() + more,
        line.carried(),
        line.shortfall(),
        line.basis());
  }

  private static Matter dearer(Matter matter) {
    return new Matter(
        matter.ref(),
        matter.version(),
        matter.clauseNo(),
        matter.party(),
        matter.counterparty(),
        matter.amount() + 1,
        matter.cause(),
        matter.from(),
        matter.asks(),
        matter.note());
  }

  private static Fault fault(List<Block> damaged) {
    Fault fault = verify(damaged).fault();
    assertThat(fault).isNotNull();
    return fault;
  }

  private static Report verify(List<Block> over) {
    List<String> lines = new ArrayList<>();
    lines.add(ExportText.header(terms.contractId(), Instant.parse("2026-11-30T03:00:00Z")));
    lines.add(
        ExportText.contract(
            terms.canonical(),
            terms.hash(),
            terms.parties().stream().map(party -> signed(party.id())).toList()));
    over.forEach(block -> lines.add(ExportText.block(block)));
    return ExportVerifierTest.verifyLines(folder, SampleExport.closed(lines));
  }

  private static ExportText.SignedBy signed(String party) {
    KeyPair key = KEYS.get(party);
    return new ExportText.SignedBy(
        party,
        Ed25519.text(key.getPublic()),
        SampleExport.signature(key, terms.hash()),
        SampleExport.SIGNED,
        List.of());
  }
}
