package org.entopic.spi.service;

import org.apiguardian.api.API;

/** The engine's rules that can be replaced or left out, in the order in which they run. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum StandardConvention {
  /** Converters that say {@code autoApply} serve all properties of their type. */
  CONVERTER_AUTO_APPLY,
  /** Annotations of JSpecify and of Jakarta Validation and Persistence decide what is required. */
  NULLNESS,
  /** {@code @Size} and {@code @Length} limit texts and byte sequences. */
  MAX_LENGTH,
  /**
   * The key is marked {@code @Id} or {@code @EmbeddedId}, or named {@code id} or {@code <type>Id}.
   */
  KEY_DISCOVERY,
  /** Navigations of which nobody says so belong together where there is one on each side. */
  RELATIONSHIP_DISCOVERY,
  /** Properties named {@code <navigation><Key>} or {@code <navigation>Id} are the foreign key. */
  FOREIGN_KEY_NAMES,
  /**
   * Required relations cascade and optional ones set null; those with annotations of Jakarta
   * Persistence restrict, unless REMOVE is cascaded.
   */
  DELETE_BEHAVIOR,
  /** Every foreign key has an index. */
  FOREIGN_KEY_INDEX,
  /** Topics are named {@code <prefix>[.<schema>].<table or entity name>}. */
  TOPIC_NAMING
}
