package org.tongtian.settlement.verify;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tongtian.kit.Pure;
import org.tongtian.settlement.book.Block;
import org.tongtian.settlement.proof.BookLeaf;
import org.tongtian.settlement.proof.DayHead;
import org.tongtian.settlement.proof.HeadSignature;
import org.tongtian.settlement.proof.MerkleRoot;
import org.tongtian.settlement.proof.MerkleTree;

/** Checks the daily heads of an export: their chain, what they say of the book, who co-signed. */
@Pure
final class HeadCheck {

  private final String book;
  private final SignedContracts contracts;
  private final Map<LocalDate, KnownHead> kept = new TreeMap<>();
  private DayHead last;
  private MerkleRoot open = new MerkleRoot();
  private long covered;
  private long seq;
  private String hash;
  private Instant at;
  private long coSignatures;

  /**
   * A check that has seen nothing yet.
   *
   * @param known heads that must all turn up
   */
  HeadCheck(String book, SignedContracts contracts, List<KnownHead> known) {
    this.book = book;
    this.contracts = contracts;
    known.forEach(each -> kept.put(each.head().day(), each));
  }

  /** Takes a sound block. */
  void take(Block block) {
    open.add(MerkleTree.leaf(HexFormat.of().parseHex(block.hash())));
    seq = block.seq();
    hash = block.hash();
    at = block.at();
  }

  /** Checks the head of a line against the head before and the blocks since. */
  void take(ExportLine line) {
    Fields fields =
        line.fields().only("type", "head", "hash", "leaf", "index", "path", "signatures");
    DayHead head = fields.inner("head").head();
    String computed = head.hash();
    if (!computed.equals(fields.hash("hash"))) {
      throw Fault.at(line.number(), FaultKind.HASH_DIFFERS, computed, fields.hash("hash"));
    }
    checkChain(line.number(), head);
    if (at != null && covered < seq && !at.isBefore(DayHead.endOf(head.day()))) {
      throw Fault.at(line.number(), FaultKind.BLOCK_AFTER_DAY, head.day(), at);
    }
    BookLeaf leaf = checkLeaf(line.number(), head, fields);
    checkSignatures(line.number(), computed, fields.list("signatures"));
    checkKept(line.number(), head, computed, leaf);
    last = head;
    covered = seq;
    open = new MerkleRoot();
  }

  /** Refuses an export that lacks a head which somebody kept. */
  void finish(long line) {
    if (!kept.isEmpty()) {
      throw Fault.at(line, FaultKind.KEPT_HEAD_ABSENT, kept.keySet().iterator().next());
    }
  }

  private void checkChain(long line, DayHead head) {
    String previous = last == null ? DayHead.NO_HASH : last.hash();
    if (!previous.equals(head.previous())) {
      throw Fault.at(line, FaultKind.HEAD_CHAIN_BROKEN, previous, head.previous());
    }
    if (last != null && !head.day().equals(last.day().plusDays(1))) {
      throw Fault.at(line, FaultKind.HEAD_DAY, last.day().plusDays(1), head.day());
    }
  }

  private BookLeaf checkLeaf(long line, DayHead head, Fields fields) {
    List<byte[]> path = fields.hashes("path");
    long index = fields.number("index");
    if (fields.isNull("leaf")) {
      if (seq > 0) {
        throw Fault.at(line, FaultKind.LEAF_MISSING, head.day());
      }
      requireEqual(line, "index", 0L, index);
      requireEqual(line, "path", 0, path.size());
      return null;
    }
    BookLeaf leaf = fields.inner("leaf").leaf();
    requireEqual(line, "book", book, leaf.book());
    requireEqual(line, "first", covered + 1, leaf.first());
    requireEqual(line, "last", seq, leaf.last());
    requireEqual(line, "hash", hash, leaf.hash());
    requireEqual(line, "root", HexFormat.of().formatHex(open.value()), leaf.root());
    boolean under =
        MerkleTree.climb(leaf.leafHash(), index, head.books(), path)
            .filter(root -> Arrays.equals(root, HexFormat.of().parseHex(head.root())))
            .isPresent();
    if (!under) {
      throw Fault.at(line, FaultKind.ROOT_DIFFERS, head.root());
    }
    return leaf;
  }

  private static void requireEqual(long line, String field, Object expected, Object found) {
    if (!found.equals(expected)) {
      throw Fault.at(line, FaultKind.LEAF_DIFFERS, field, expected, found);
    }
  }

  private void checkSignatures(long line, String headHash, List<Fields> signatures) {
    Set<String> signed = new HashSet<>();
    for (Fields each : signatures) {
      HeadSignature signature = each.headSignature();
      String party = signature.party();
      if (!signed.add(party)) {
        throw Fault.at(line, FaultKind.COSIGNED_TWICE, party);
      }
      if (!signature.signs(headHash)) {
        throw Fault.at(line, FaultKind.COSIGNATURE_FALSE, party);
      }
      if (seq > 0 && isForeign(signature)) {
        throw Fault.at(line, FaultKind.COSIGNER_KEY, party);
      }
      coSignatures++;
    }
  }

  /** Signed with no key that the party's contract key vouches for; of others nothing is known. */
  private boolean isForeign(HeadSignature signature) {
    return contracts
        .keysOf(signature.party())
        .filter(
            keys ->
                !keys.contains(signature.publicKey())
                    && keys.stream().noneMatch(signature::isEndorsedBy))
        .isPresent();
  }

  private void checkKept(long line, DayHead head, String headHash, BookLeaf leaf) {
    KnownHead known = kept.remove(head.day());
    if (known == null) {
      return;
    }
    if (!known.head().hash().equals(headHash)) {
      throw Fault.at(line, FaultKind.KEPT_HEAD_DIFFERS, head.day(), known.head().hash(), headHash);
    }
    known
        .leafOf(book)
        .filter(mine -> !mine.equals(leaf))
        .ifPresent(
            mine -> {
              throw Fault.at(line, FaultKind.KEPT_LEAF_DIFFERS, head.day(), mine.canonical());
            });
  }

  /** The last head, null where there is none. */
  DayHead last() {
    return last;
  }

  /** How many blocks no head covers yet. */
  long uncovered() {
    return seq - covered;
  }

  /** How many co-signatures all heads have. */
  long coSignatures() {
    return coSignatures;
  }
}
