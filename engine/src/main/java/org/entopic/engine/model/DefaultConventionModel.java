package org.entopic.engine.model;

import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;
import org.entopic.EntityContext;
import org.entopic.engine.model.draft.EntityDraft;
import org.entopic.engine.model.draft.ModelDraft;
import org.entopic.engine.model.draft.PropertyDraft;
import org.entopic.engine.model.draft.StructuralDraft;
import org.entopic.model.ConfigurationSource;
import org.entopic.model.EntityTypeBuilder;
import org.entopic.model.ModelBuilder;
import org.entopic.model.PropertyBuilder;
import org.entopic.spi.service.ConventionEntityType;
import org.entopic.spi.service.ConventionModel;
import org.entopic.spi.service.ConventionProperty;

/** A draft as the application's rules see it. */
final class DefaultConventionModel implements ConventionModel {
  private final ModelDraft draft;
  private final DefaultModelBuilder builder;

  DefaultConventionModel(ModelDraft draft) {
    this.draft = draft;
    this.builder = new DefaultModelBuilder(draft, ConfigurationSource.CONVENTION);
  }

  @Override
  public String database() {
    return draft.database();
  }

  @Override
  public Optional<Class<? extends EntityContext>> contextType() {
    return draft.context();
  }

  @Override
  public List<ConventionEntityType> entityTypes() {
    return draft.allEntities().stream().<ConventionEntityType>map(Type::new).toList();
  }

  @Override
  public ModelBuilder builder() {
    return builder;
  }

  @Override
  public void problem(String text) {
    draft.problem(text);
  }

  @Override
  public void warning(String text) {
    draft.warn(text);
  }

  private final class Type implements ConventionEntityType {
    private final EntityDraft entity;

    Type(EntityDraft entity) {
      this.entity = entity;
    }

    @Override
    public String name() {
      return entity.entityName();
    }

    @Override
    public Class<?> javaType() {
      return entity.javaType();
    }

    @Override
    public List<ConventionProperty> properties() {
      return entity.properties().stream()
          .filter(property -> !property.isUnbound())
          .<ConventionProperty>map(property -> new DraftedProperty(builder, entity, property))
          .toList();
    }

    @Override
    public List<String> key() {
      return entity.key.or(List.of());
    }

    @Override
    public EntityTypeBuilder<?> builder() {
      return new DefaultEntityTypeBuilder<>(builder, entity);
    }
  }

  private record DraftedProperty(
      DefaultModelBuilder model, StructuralDraft type, PropertyDraft property)
      implements ConventionProperty {
    @Override
    public Class<?> declaringType() {
      return type.javaType();
    }

    @Override
    public String name() {
      return property.name();
    }

    @Override
    public Class<?> javaType() {
      return property.javaType();
    }

    @Override
    public List<Annotation> annotations() {
      return property.isShadow()
          ? List.of()
          : property.path().get(property.path().size() - 1).annotations();
    }

    @Override
    public PropertyBuilder builder() {
      return new DefaultPropertyBuilder(model, property);
    }
  }
}
