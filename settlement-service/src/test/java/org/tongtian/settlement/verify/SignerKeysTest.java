package org.tongtian.settlement.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tongtian.settlement.proof.Ed25519;
import org.tongtian.settlement.proof.KeyChange;
import org.tongtian.settlement.verify.ExportText.SignedBy;

/** Another key counts only where the one before has signed for it. */
class SignerKeysTest {

  private final KeyPair custody = SampleExport.newKey();
  private final KeyPair first = SampleExport.newKey();
  private final KeyPair second = SampleExport.newKey();
  private final SignerKeys keys = new SignerKeys();

  @Test
  void signedChangesLeadFromKeyToKey() {
    List<KeyChange> changes = List.of(change(custody, first), change(first, second));
    take(custody, changes);
    take(first, changes);
    take(second, changes);
    assertThat(keys.of("farmer").orElseThrow())
        .containsExactlyInAnyOrder(text(custody), text(first), text(second));
    assertThat(keys.of("host")).isEmpty();
  }

  @Test
  void keyWithoutAChangeIsNamed() {
    take(custody, List.of());
    assertFault(FaultKind.KEY_CHANGED, second, List.of());
  }

  @Test
  void noChangeLeadsBackToTheCustodysKeyNorPastTheOwnOne() {
    List<KeyChange> changes = List.of(change(custody, first));
    take(first, changes);
    assertFault(FaultKind.KEY_CHANGED, custody, changes);
    assertFault(FaultKind.KEY_CHANGED, second, List.of(change(custody, second)));
  }

  @Test
  void changeSignedBySomebodyElseIsNamed() {
    take(first, List.of());
    KeyChange forged =
        new KeyChange(text(first), text(second), SampleExport.signature(custody, text(second)));
    assertFault(FaultKind.KEY_CHANGE_FALSE, second, List.of(forged));
  }

  private void assertFault(FaultKind kind, KeyPair key, List<KeyChange> changes) {
    assertThatThrownBy(() -> take(key, changes))
        .isInstanceOfSatisfying(
            Fault.Found.class, found -> assertThat(found.fault().kind()).isEqualTo(kind));
  }

  private void take(KeyPair key, List<KeyChange> changes) {
    keys.take(2, new SignedBy("farmer", text(key), "unused", SampleExport.SIGNED, changes));
  }

  private static KeyChange change(KeyPair from, KeyPair to) {
    return new KeyChange(text(from), text(to), SampleExport.signature(from, text(to)));
  }

  private static String text(KeyPair key) {
    return Ed25519.text(key.getPublic());
  }
}
