package org.tongtian.settlement.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tongtian.kit.Pure;

/**
 * Merkle trees over SHA-256 in the shape of RFC 6962, section 2.1: a leaf is hashed with 0x00
 * before it, a node with 0x01, so that neither can pass for the other.
 */
@Pure
public final class MerkleTree {

  private static final byte[] LEAF = {0};
  private static final byte[] NODE = {1};

  private MerkleTree() {}

  /** The hash of a leaf with that content. */
  public static byte[] leaf(byte[] content) {
    return Sha256.of(LEAF, content);
  }

  static byte[] node(byte[] left, byte[] right) {
    return Sha256.of(NODE, left, right);
  }

  /** The root over these leaf hashes; the hash of nothing where there are none. */
  public static byte[] root(List<byte[]> leaves) {
    MerkleRoot root = new MerkleRoot();
    leaves.forEach(root::add);
    return root.value();
  }

  /**
   * The audit path of a leaf: the hashes that are missing on the way to the root, from the leaf up.
   *
   * @param leaves leaf hashes
   * @param index place of the leaf, from 0
   */
  public static List<byte[]> path(List<byte[]> leaves, int index) {
    if (index < 0 || index >= leaves.size()) {
      throw new IllegalArgumentException("no leaf " + index + " of " + leaves.size());
    }
    List<byte[]> path = new ArrayList<>();
    collect(leaves, index, path);
    return path;
  }

  private static void collect(List<byte[]> leaves, int index, List<byte[]> path) {
    if (leaves.size() == 1) {
      return;
    }
    int split = Integer.highestOneBit(leaves.size() - 1);
    if (index < split) {
      collect(leaves.subList(0, split), index, path);
      path.add(root(leaves.subList(split, leaves.size())));
    } else {
      collect(leaves.subList(split, leaves.size()), index - split, path);
      path.add(root(leaves.subList(0, split)));
    }
  }

  /**
   * The root that a leaf and its path lead to, by the algorithm of RFC 9162, section 2.1.3.2.
   *
   * @param index place of the leaf, from 0
   * @param size how many leaves the tree has
   * @return empty where the path has another length than that place in such a tree needs
   */
  public static Optional<byte[]> climb(byte[] leaf, long index, long size, List<byte[]> path) {
    if (index < 0 || index >= size) {
      return Optional.empty();
    }
    long place = index;
    long last = size - 1;
    byte[] hash = leaf;
    for (byte[] sibling : path) {
      if (last == 0) {
        return Optional.empty();
      }
      if ((place & 1) == 1 || place == last) {
        hash = node(sibling, hash);
        while ((place & 1) == 0 && place != 0) {
          place >>= 1;
          last >>= 1;
        }
      } else {
        hash = node(hash, sibling);
      }
      place >>= 1;
      last >>= 1;
    }
    return last == 0 ? Optional.of(hash) : Optional.empty();
  }
}
