package org.tongtian.settlement.verify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tongtian.api.party.Party;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.Samples;
import org.tongtian.settlement.book.Block;
import org.tongtian.settlement.book.BookEvent;
import org.tongtian.settlement.book.BookTerms;
import org.tongtian.settlement.book.BookWriter;
import org.tongtian.settlement.book.BookedSale;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.proof.BookLeaf;
import org.tongtian.settlement.proof.DayHead;
import org.tongtian.settlement.proof.Ed25519;
import org.tongtian.settlement.proof.HeadSignature;
import org.tongtian.settlement.proof.MerkleTree;
import org.tongtian.settlement.proof.Sha256;
import org.tongtian.settlement.split.Splitter;

/** Makes exports without a service: a sound one, and what an operator could make of it. */
final class SampleExport {

  static final LocalDate FIRST_DAY = LocalDate.of(2026, 11, 19);
  static final Instant SIGNED = Instant.parse("2026-11-18T01:00:00Z");

  final Samples samples = new Samples();
  final ContractTerms terms = samples.terms();
  final Map<String, KeyPair> keys = new HashMap<>();
  final List<Block> blocks;
  List<ExportText.SignedBy> signatures;

  /** The contract of the book, which has one version. */
  private record OneVersion(ContractTerms only, Splitter onlySplitter) implements BookTerms {
    @Override
    public ContractTerms terms(int version) {
      return only;
    }

    @Override
    public Splitter splitter(int version) {
      return onlySplitter;
    }
  }

  /** A day's head with its line in the export. */
  record Day(DayHead head, BookLeaf leaf, List<String> path, String line) {}

  SampleExport(int days, int blocksPerDay, int salesPerBlock) {
    samples.parties().forEach(party -> keys.put(party.id(), newKey()));
    signatures =
        samples.parties().stream().map(party -> sign(party, keys.get(party.id()))).toList();
    blocks = book(terms, days, blocksPerDay, salesPerBlock, 3250);
  }

  static KeyPair newKey() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static String signature(KeyPair key, String text) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(key.getPrivate());
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  ExportText.SignedBy sign(Party party, KeyPair key) {
    return new ExportText.SignedBy(
        party.id(), Ed25519.text(key.getPublic()), signature(key, terms.hash()), SIGNED, List.of());
  }

  HeadSignature coSign(DayHead head, KeyPair key) {
    return new HeadSignature(
        samples.cooperative.id(),
        Ed25519.text(key.getPublic()),
        signature(key, HeadSignature.message(head.hash())),
        null,
        DayHead.endOf(head.day()).plusSeconds(3600));
  }

  /** A book of so many days; the sales of the evening are received the next morning. */
  static List<Block> book(
      ContractTerms terms, int days, int blocksPerDay, int salesPerBlock, long gross) {
    BookWriter writer =
        new BookWriter(terms.contractId(), new OneVersion(terms, Splitter.of(terms)));
    List<BookEvent> waiting = new ArrayList<>();
    for (int day = 0; day < days; day++) {
      Instant at = DayHead.endOf(FIRST_DAY.plusDays(day)).minus(Duration.ofHours(20));
      for (int block = 0; block < blocksPerDay; block++) {
        at = at.plusSeconds(60);
        List<BookEvent> events = new ArrayList<>(waiting);
        waiting.clear();
        for (int sale = 0; sale < salesPerBlock; sale++) {
          BookedSale sold = sale(gross + sale * 17L + block);
          events.add(new BookEvent.SalePaid(Ids.next(), at, sold, terms.hash()));
          waiting.add(
              sale % 5 == 4
                  ? new BookEvent.SaleCancelled(Ids.next(), at, sold.saleId())
                  : new BookEvent.SaleReceived(Ids.next(), at, sold.saleId()));
        }
        writer.append(at, events);
      }
    }
    return writer.blocks();
  }

  private static BookedSale sale(long gross) {
    return new BookedSale(
        Ids.next(),
        "TT261122-4K7Q2M",
        new Text("红芯红薯", "Red-heart sweet potato"),
        "JIN",
        Quantity.of(5),
        gross,
        1);
  }

  /** The heads of all days over these blocks and four books of others, co-signed with the key. */
  List<Day> days(List<Block> over, KeyPair coSigner) {
    Map<LocalDate, List<Block>> byDay = new TreeMap<>();
    over.forEach(
        block ->
            byDay.computeIfAbsent(DayHead.dayOf(block.at()), day -> new ArrayList<>()).add(block));
    List<Day> days = new ArrayList<>();
    String previous = DayHead.NO_HASH;
    for (Map.Entry<LocalDate, List<Block>> each : byDay.entrySet()) {
      days.add(day(each.getKey(), previous, each.getValue(), coSigner));
      previous = days.getLast().head().hash();
    }
    return days;
  }

  private Day day(LocalDate day, String previous, List<Block> added, KeyPair coSigner) {
    BookLeaf leaf =
        new BookLeaf(
            terms.contractId(),
            added.getFirst().seq(),
            added.getLast().seq(),
            added.getLast().hash(),
            HexFormat.of()
                .formatHex(
                    MerkleTree.root(
                        added.stream()
                            .map(block -> HexFormat.of().parseHex(block.hash()))
                            .map(MerkleTree::leaf)
                            .toList())));
    List<byte[]> leaves = new ArrayList<>();
    for (int other = 0; other < 5; other++) {
      leaves.add(
          other == 3 ? leaf.leafHash() : MerkleTree.leaf(Sha256.of(new byte[] {(byte) other})));
    }
    List<String> path =
        MerkleTree.path(leaves, 3).stream().map(hash -> HexFormat.of().formatHex(hash)).toList();
    DayHead head =
        new DayHead(
            day, previous, 5, leaf.blocks() + 4, HexFormat.of().formatHex(MerkleTree.root(leaves)));
    List<HeadSignature> coSigned = coSigner == null ? List.of() : List.of(coSign(head, coSigner));
    return new Day(head, leaf, path, ExportText.head(head, leaf, 3, path, coSigned));
  }

  KeyPair coopKey() {
    return keys.get(samples.cooperative.id());
  }

  /** The sound export's lines. */
  List<String> lines() {
    return lines(blocks, days(blocks, coopKey()));
  }

  /** The lines of these blocks under these heads, with a fitting last line. */
  List<String> lines(List<Block> over, List<Day> days) {
    List<String> lines = new ArrayList<>();
    lines.add(ExportText.header(terms.contractId(), Instant.parse("2026-11-22T03:00:00Z")));
    lines.add(ExportText.contract(terms.canonical(), terms.hash(), signatures));
    int next = 0;
    for (Day day : days) {
      while (next < over.size() && !DayHead.dayOf(over.get(next).at()).isAfter(day.head().day())) {
        lines.add(ExportText.block(over.get(next++)));
      }
      lines.add(day.line());
    }
    over.subList(next, over.size()).forEach(block -> lines.add(ExportText.block(block)));
    return closed(lines);
  }

  /** The lines with a last line that fits them. */
  static List<String> closed(List<String> lines) {
    Counts counts = Counts.NONE;
    for (String line : lines) {
      if (line.startsWith(ExportText.BLOCK_START)) {
        counts = counts.withBlock(line.split("\"event\":", -1).length - 1);
      } else if (line.endsWith("\"type\":\"head\"}")) {
        counts = counts.withHead();
      } else if (line.endsWith("\"type\":\"contract\"}")) {
        counts = counts.withContract();
      }
    }
    List<String> all = new ArrayList<>(lines);
    all.add(ExportText.end(counts, Sha256.of(String.join("\n", lines) + "\n")));
    return all;
  }

  static byte[] bytes(List<String> lines) {
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
