package org.entopic.benchmarks.harness;

import org.entopic.EntityContext;
import org.entopic.EntitySet;

/** The context of entities that tell of their changes. */
public final class GaugeContext extends EntityContext {
  public final EntitySet<Gauge> gauges = set(Gauge.class);
}
