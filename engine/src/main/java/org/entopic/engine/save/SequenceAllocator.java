package org.entopic.engine.save;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.entopic.engine.tracking.GeneratedKeys.Demand;

/**
 * Gives out numbers for generated keys, each once in the whole database.
 *
 * <p>Thread-safe. Numbers that were given out and not used are lost.
 */
@FunctionalInterface
public interface SequenceAllocator {

  /** Returns as many positive numbers as are demanded, in the order of the demands. */
  CompletableFuture<List<long[]>> allocate(List<Demand> demands);
}
