package org.entopic.itests.sql.f1;

/** What a circuit is made of. */
public enum CircuitType {
  RACE,
  ROAD,
  STREET
}
