package org.entopic.benchmarks.harness;

import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.EntitySet;

/** Counters and tallies. */
public class CounterContext extends EntityContext {
  /** Checked. */
  public final EntitySet<Counter> counters = set(Counter.class);

  /** Not checked. */
  public final EntitySet<Tally> tallies = set(Tally.class);

  static EntityContextFactory<CounterContext> open(String bootstrapServers, String database) {
    return EntityContextFactory.of(CounterContext::new)
        .serializer("json")
        .database(database)
        .backend("replica")
        .bootstrapServers(bootstrapServers)
        .open();
  }
}
