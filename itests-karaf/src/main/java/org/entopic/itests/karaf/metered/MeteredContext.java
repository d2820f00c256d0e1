package org.entopic.itests.karaf.metered;

import org.entopic.EntityContext;
import org.entopic.EntitySet;

/** The unit of work of the metered bundle. */
public class MeteredContext extends EntityContext {
  public final EntitySet<Volume> volumes = set(Volume.class);
}
