package org.entopic.samples.catalog;

import java.util.List;
import org.entopic.EntityContextFactory;
import org.entopic.samples.catalog.model.Artifact;
import org.entopic.samples.catalog.model.ArtifactFields;

/** Changes and deletes some artifacts. */
final class Edits {
  private static final int CHANGED = 25;
  private static final int DELETED = 5;

  private final EntityContextFactory<CatalogContext> factory;

  Edits(EntityContextFactory<CatalogContext> factory) {
    this.factory = factory;
  }

  ChangeCounts apply() {
    int changed = describe();
    int dependencies = 0;
    int deleted = 0;
    try (var db = factory.create()) {
      List<Artifact> unused =
          db
              .artifacts
              .orderBy(ArtifactFields.coordinates.desc())
              .include(ArtifactFields.dependents)
              .include(ArtifactFields.children)
              .include(ArtifactFields.dependencies)
              .include(ArtifactFields.licenses)
              .toList()
              .stream()
              .filter(artifact -> artifact.getDependents().isEmpty())
              .filter(artifact -> artifact.getChildren().isEmpty())
              .limit(DELETED)
              .toList();
      for (Artifact artifact : unused) {
        dependencies += artifact.getDependencies().size();
        deleted++;
        db.artifacts.remove(artifact); // its dependencies go with it: CascadeType.REMOVE
      }
      db.saveChanges();
    }
    return new ChangeCounts(changed, deleted, dependencies);
  }

  private int describe() {
    try (var db = factory.create()) {
      List<Artifact> artifacts =
          db.artifacts.orderBy(ArtifactFields.coordinates.asc()).take(CHANGED).toList();
      artifacts.forEach(artifact -> artifact.setDescription("Seen by the second JVM."));
      return db.saveChanges().entitiesWritten();
    }
  }
}
