package org.entopic.samples.catalog;

import static org.entopic.model.ReferencePolicy.ALLOW;

import org.entopic.EntityContext;
import org.entopic.EntitySet;
import org.entopic.model.ModelBuilder;
import org.entopic.samples.catalog.model.Artifact;
import org.entopic.samples.catalog.model.ArtifactFields;
import org.entopic.samples.catalog.model.Dependency;
import org.entopic.samples.catalog.model.DependencyFields;
import org.entopic.samples.catalog.model.JavaModule;
import org.entopic.samples.catalog.model.JavaPackage;
import org.entopic.samples.catalog.model.JavaType;
import org.entopic.samples.catalog.model.JavaTypeFields;
import org.entopic.samples.catalog.model.License;

/** The database of the sample: a Java runtime and a Maven repository. */
public final class CatalogContext extends EntityContext {
  public final EntitySet<JavaModule> modules = set(JavaModule.class);
  public final EntitySet<JavaPackage> packages = set(JavaPackage.class);
  public final EntitySet<JavaType> types = set(JavaType.class);
  public final EntitySet<Artifact> artifacts = set(Artifact.class);
  public final EntitySet<Dependency> dependencies = set(Dependency.class);
  public final EntitySet<License> licenses = set(License.class);

  // Readers deliver in any order and saves are batches: a reference may arrive before its target.
  @Override
  protected void configureModel(ModelBuilder model) {
    model
        .entity(JavaType.class)
        .hasOne(JavaTypeFields.superType)
        .withMany(JavaTypeFields.subTypes)
        .policy(ALLOW);
    model
        .entity(Artifact.class)
        .hasOne(ArtifactFields.parent)
        .withMany(ArtifactFields.children)
        .policy(ALLOW);
    model
        .entity(Dependency.class)
        .hasOne(DependencyFields.target)
        .withMany(ArtifactFields.dependents)
        .policy(ALLOW);
  }
}
