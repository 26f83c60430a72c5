package org.tongtian.brand.licence;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tongtian.brand.validity.ValidityState;
import org.tongtian.kit.Pure;

/** Which of several licences speaks for a product. */
@Pure
final class LeadingLicence {

  private LeadingLicence() {}

  /** One that is valid that day before any other, then the one that ends last. */
  static Optional<Licence> of(List<Licence> licences, LocalDate day) {
    return licences.stream()
        .max(
            Comparator.comparing(
                    (Licence licence) -> licence.validity().on(day) == ValidityState.VALID)
                .thenComparing(Licence::validTo)
                .thenComparing(Licence::id));
  }
}
