package org.entopic.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.entopic.engine.model.catalog.Artifact;
import org.entopic.engine.model.catalog.JavaModule;
import org.junit.jupiter.api.Test;

class CatalogModelTest {
  private final EngineModel model =
      ModelFactory.build("catalog", List.of(Artifact.class, JavaModule.class), any -> {});

  @Test
  void reachesAllTypesFromTwo() {
    assertThat(model.entityTypes())
        .extracting(Object::toString)
        .containsExactly(
            "Artifact",
            "Dependency",
            "JavaModule",
            "JavaPackage",
            "JavaType",
            "License",
            "artifact_license");
  }
}
