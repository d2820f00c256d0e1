package org.entopic.docs;

import org.entopic.EntityContext;
import org.entopic.EntitySet;
import org.entopic.model.ModelBuilder;

/** What others report. */
class Sightings extends EntityContext {
  // region:keyless
  record Sighting(String species, int count) {}

  final EntitySet<Sighting> sightings = set(Sighting.class);

  @Override
  protected void configureModel(ModelBuilder model) {
    model.entity(Sighting.class).hasNoKey().topic("birds.sightings");
  }
  // end:keyless
}
