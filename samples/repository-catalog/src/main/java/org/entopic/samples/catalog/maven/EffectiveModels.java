package org.entopic.samples.catalog.maven;

import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.maven.model.Model;
import org.apache.maven.model.building.DefaultModelBuilderFactory;
import org.apache.maven.model.building.DefaultModelBuildingRequest;
import org.apache.maven.model.building.FileModelSource;
import org.apache.maven.model.building.ModelBuilder;
import org.apache.maven.model.building.ModelBuildingException;
import org.apache.maven.model.building.ModelBuildingRequest;
import org.apache.maven.model.building.ModelBuildingResult;
import org.apache.maven.model.building.ModelCache;

/** Builds effective models: parents inherited, POMs imported, properties put in. */
final class EffectiveModels {
  // All that POMs may see of this machine; more would make the outcome depend on who looks.
  private static final List<String> VISIBLE_PROPERTIES =
      List.of("java.version", "java.home", "os.name", "os.arch", "os.version", "file.separator");

  private final ModelBuilder builder = new DefaultModelBuilderFactory().newInstance();
  private final ModelCache cache = new HeapModelCache();
  private final Properties systemProperties = new Properties();
  private final LocalModelResolver resolver;

  EffectiveModels(Path repository) {
    resolver = new LocalModelResolver(repository);
    for (String name : VISIBLE_PROPERTIES) {
      systemProperties.setProperty(name, System.getProperty(name, ""));
    }
  }

  Model build(Path pom) throws ModelBuildingException {
    ModelBuildingRequest request =
        new DefaultModelBuildingRequest()
            .setModelSource(new FileModelSource(pom.toFile()))
            .setModelResolver(resolver)
            .setModelCache(cache)
            .setSystemProperties(systemProperties)
            .setValidationLevel(ModelBuildingRequest.VALIDATION_LEVEL_MINIMAL)
            .setProcessPlugins(false)
            .setTwoPhaseBuilding(false);
    ModelBuildingResult result = builder.build(request);
    Model model = result.getEffectiveModel();
    if (model.getParent() != null) {
      model.getParent().setVersion(chosenParentVersion(result));
    }
    return model;
  }

  // The effective model keeps a version range as it is written; the lineage has what was chosen.
  private static String chosenParentVersion(ModelBuildingResult result) {
    String parentId = result.getModelIds().get(1);
    return parentId.substring(parentId.lastIndexOf(':') + 1);
  }
}
