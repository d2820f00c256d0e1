package org.entopic.kafka;

/** How a topic is written; all who write it must agree. */
public enum WriteMode {
  /** Nothing is checked, the last writer wins. */
  UNCHECKED,
  /** Written only under the write lease of its database. */
  CHECKED
}
