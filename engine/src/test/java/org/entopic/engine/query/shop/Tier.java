package org.entopic.engine.query.shop;

import java.util.Locale;

/** How good a customer is, shown in other letters than it is stored. */
public enum Tier {
  GOLD,
  SILVER,
  BRONZE;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
