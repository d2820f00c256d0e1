package org.entopic.docs;

import org.entopic.EntityContext;
import org.entopic.EntitySet;

/** Readings of sensors, found by indexes. */
public class ReadingContext extends EntityContext {
  public final EntitySet<Reading> readings = set(Reading.class);
}
