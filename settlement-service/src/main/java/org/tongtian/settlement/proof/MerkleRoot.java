package org.tongtian.settlement.proof;

import java.util.ArrayList;
import java.util.List;
import org.tongtian.kit.Pure;

/**
 * The root of a Merkle tree whose leaves come one by one: it keeps the roots of the full subtrees
 * so far, one for each binary digit of their number, however many leaves there are.
 */
@Pure
public final class MerkleRoot {

  private final List<byte[]> peaks = new ArrayList<>();
  private long leaves;

  /** Takes the next leaf hash. */
  public void add(byte[] leaf) {
    byte[] hash = leaf;
    for (long full = leaves; (full & 1) == 1; full >>= 1) {
      hash = MerkleTree.node(peaks.removeLast(), hash);
    }
    peaks.add(hash);
    leaves++;
  }

  /** How many leaves there are. */
  public long size() {
    return leaves;
  }

  /** The root over the leaves so far; the hash of nothing where there are none. */
  public byte[] value() {
    if (peaks.isEmpty()) {
      return Sha256.of(new byte[0]);
    }
    byte[] root = peaks.getLast();
    for (int i = peaks.size() - 2; i >= 0; i--) {
      root = MerkleTree.node(peaks.get(i), root);
    }
    return root;
  }
}
