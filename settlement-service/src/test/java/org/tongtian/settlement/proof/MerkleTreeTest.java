package org.tongtian.settlement.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.tongtian.settlement.Replayable;

/** The tree against RFC 6962's own definition, written down a second time and naively. */
class MerkleTreeTest {

  private static final int CASES = 150;

  @Test
  void rootsAreTheKnownOnes() {
    assertThat(hex(MerkleTree.root(List.of())))
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assertThat(hex(MerkleTree.root(List.of(MerkleTree.leaf(new byte[0])))))
        .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
  }

  @Test
  void rootIsTheOneOfTheDefinition() {
    for (int size = 0; size <= 70; size++) {
      List<byte[]> contents = contents(size, RandomGenerator.of("L64X128MixRandom"));
      assertThat(MerkleTree.root(leaves(contents))).isEqualTo(naiveRoot(contents));
    }
  }

  @Test
  void everyLeafClimbsToTheRoot() {
    Replayable.cases(
        CASES,
        random -> {
          List<byte[]> contents = contents(1 + random.nextInt(200), random);
          List<byte[]> leaves = leaves(contents);
          int index = random.nextInt(leaves.size());
          assertThat(
                  MerkleTree.climb(
                      leaves.get(index), index, leaves.size(), MerkleTree.path(leaves, index)))
              .hasValueSatisfying(root -> assertThat(root).isEqualTo(naiveRoot(contents)));
        });
  }

  @Test
  void nothingElseClimbsToTheRoot() {
    Replayable.cases(
        CASES,
        random -> {
          List<byte[]> leaves = leaves(contents(2 + random.nextInt(60), random));
          byte[] root = MerkleTree.root(leaves);
          int index = random.nextInt(leaves.size());
          List<byte[]> path = MerkleTree.path(leaves, index);
          int other = (index + 1 + random.nextInt(leaves.size() - 1)) % leaves.size();
          assertFails(root, leaves.get(other), index, leaves.size(), path);
          assertFails(root, leaves.get(index), other, leaves.size(), path);
          assertFails(root, leaves.get(index), index, leaves.size(), shortened(path));
          assertFails(root, leaves.get(index), index, leaves.size(), lengthened(path));
          assertFails(root, leaves.get(index), index, leaves.size(), flipped(path, random));
          assertFails(root, leaves.get(index), -1, leaves.size(), path);
          assertFails(root, leaves.get(index), leaves.size(), leaves.size(), path);
        });
  }

  @Test
  void aNodeIsNoLeaf() {
    byte[] left = MerkleTree.leaf(new byte[] {1});
    byte[] right = MerkleTree.leaf(new byte[] {2});
    byte[] both = new byte[64];
    System.arraycopy(left, 0, both, 0, 32);
    System.arraycopy(right, 0, both, 32, 32);
    assertThat(MerkleTree.leaf(both)).isNotEqualTo(MerkleTree.root(List.of(left, right)));
  }

  @Test
  void thereIsNoPathOfALeafThatIsNotThere() {
    assertThatThrownBy(() -> MerkleTree.path(List.of(), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertFails(
      byte[] root, byte[] leaf, long index, long size, List<byte[]> path) {
    assertThat(MerkleTree.climb(leaf, index, size, path).map(MerkleTreeTest::hex))
        .isNotEqualTo(java.util.Optional.of(hex(root)));
  }

  private static List<byte[]> shortened(List<byte[]> path) {
    return path.subList(0, path.size() - 1);
  }

  private static List<byte[]> lengthened(List<byte[]> path) {
    List<byte[]> longer = new ArrayList<>(path);
    longer.add(path.getFirst());
    return longer;
  }

  private static List<byte[]> flipped(List<byte[]> path, RandomGenerator random) {
    List<byte[]> changed = new ArrayList<>(path);
    int at = random.nextInt(path.size());
    byte[] hash = path.get(at).clone();
    hash[random.nextInt(32)] ^= (byte) (1 << random.nextInt(8));
    changed.set(at, hash);
    return changed;
  }

  private static List<byte[]> contents(int size, RandomGenerator random) {
    List<byte[]> contents = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      contents.add((i + ":" + random.nextLong()).getBytes(StandardCharsets.UTF_8));
    }
    return contents;
  }

  private static List<byte[]> leaves(List<byte[]> contents) {
    return contents.stream().map(MerkleTree::leaf).toList();
  }

  private static byte[] naiveRoot(List<byte[]> contents) {
    if (contents.isEmpty()) {
      return sha(new byte[0]);
    }
    if (contents.size() == 1) {
      byte[] prefixed = new byte[contents.getFirst().length + 1];
      System.arraycopy(contents.getFirst(), 0, prefixed, 1, contents.getFirst().length);
      return sha(prefixed);
    }
    int split = 1;
    while (split * 2 < contents.size()) {
      split *= 2;
    }
    byte[] joined = new byte[65];
    joined[0] = 1;
    System.arraycopy(naiveRoot(contents.subList(0, split)), 0, joined, 1, 32);
    System.arraycopy(naiveRoot(contents.subList(split, contents.size())), 0, joined, 33, 32);
    return sha(joined);
  }

  private static byte[] sha(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
