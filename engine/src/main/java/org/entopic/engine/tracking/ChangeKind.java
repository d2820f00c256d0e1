package org.entopic.engine.tracking;

/** What a save does to one row. */
public enum ChangeKind {
  /** The row must not be there and will be. */
  INSERT,
  /** The row is there and gets other values. */
  UPDATE,
  /** The row is there and goes. */
  DELETE
}
