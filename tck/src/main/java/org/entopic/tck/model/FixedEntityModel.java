package org.entopic.tck.model;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entopic.model.ComplexTypeModel;
import org.entopic.model.DebugView;
import org.entopic.model.EntityModel;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.PropertyModel;
import org.entopic.model.StoreType;
import org.entopic.model.StructuralTypeModel;

/** A model of given types. */
record FixedEntityModel(String database, List<EntityTypeModel> entityTypes) implements EntityModel {

  FixedEntityModel {
    entityTypes = entityTypes.stream().sorted(Comparator.comparing(EntityTypeModel::name)).toList();
  }

  @Override
  public Optional<EntityTypeModel> entityType(Class<?> javaType) {
    return entityTypes.stream().filter(type -> type.javaType() == javaType).findFirst();
  }

  @Override
  public Optional<EntityTypeModel> entityType(String name) {
    return entityTypes.stream().filter(type -> type.name().equals(name)).findFirst();
  }

  @Override
  public List<ComplexTypeModel> complexTypes() {
    return entityTypes.stream()
        .flatMap(FixedEntityModel::complexTypes)
        .distinct()
        .sorted(Comparator.comparing(ComplexTypeModel::name))
        .toList();
  }

  private static Stream<ComplexTypeModel> complexTypes(StructuralTypeModel type) {
    return type.properties().stream()
        .map(PropertyModel::storeType)
        .flatMap(FixedEntityModel::complexTypes);
  }

  private static Stream<ComplexTypeModel> complexTypes(StoreType type) {
    if (type instanceof StoreType.Complex complex) {
      return Stream.concat(Stream.of(complex.type()), complexTypes(complex.type()));
    }
    return type instanceof StoreType.Collection collection
        ? complexTypes(collection.element())
        : Stream.empty();
  }

  @Override
  public String describe(DebugView view) {
    return entityTypes.stream()
        .map(type -> type.name() + " " + type.properties())
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
