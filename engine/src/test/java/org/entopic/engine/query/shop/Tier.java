package org.entopic.engine.query.shop;

/** How good a customer is. */
public enum Tier {
  GOLD,
  SILVER,
  BRONZE
}
