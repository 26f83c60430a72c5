package org.tongtian.brand.licence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tongtian.api.party.NamedParty;
import org.tongtian.kit.text.Text;

/** Which licence speaks for a product that has several. */
class LeadingLicenceTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  private final Licence expired = licence("a", -400, -10);
  private final Licence valid = licence("b", -100, 20);
  private final Licence coming = licence("c", 5, 900);

  @Test
  void aValidOneSpeaksBeforeOneThatEndsLater() {
    assertThat(LeadingLicence.of(Arrays.asList(expired, coming, valid), TODAY)).contains(valid);
  }

  @Test
  void withoutAValidOneTheOneThatEndsLast() {
    assertThat(LeadingLicence.of(Arrays.asList(coming, expired), TODAY)).contains(coming);
    assertThat(LeadingLicence.of(List.of(expired), TODAY)).contains(expired);
  }

  @Test
  void withoutAnyNone() {
    assertThat(LeadingLicence.of(List.of(), TODAY)).isEmpty();
  }

  private static Licence licence(String id, int from, int to) {
    Text name = new Text("秀山电商", "Xiushan");
    return new Licence(
        id,
        "brand",
        null,
        new NamedParty("holder", name),
        id,
        name,
        List.of("product"),
        null,
        TODAY.plusDays(from),
        TODAY.plusDays(to));
  }
}
