package org.tongtian.kit.testing.broken.shared;

/** Parts that every other feature could reach into. */
public interface PublicParts {

  /** A store's door, open to all. */
  class ThingRepository {}

  /** A web door, open to all. */
  class ThingController {}
}
