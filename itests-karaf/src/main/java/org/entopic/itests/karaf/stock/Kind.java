package org.entopic.itests.karaf.stock;

/** Of which every refresh of the bundle brings other constants. */
public enum Kind {
  BOLT,
  NUT
}
