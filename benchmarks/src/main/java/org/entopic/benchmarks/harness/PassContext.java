package org.entopic.benchmarks.harness;

import org.entopic.EntityContext;
import org.entopic.EntitySet;

/** Passes. */
public final class PassContext extends EntityContext {
  /** Numbered by the database. */
  public final EntitySet<Pass> passes = set(Pass.class);
}
