package org.entopic.engine.model.convention;

import static org.entopic.model.ConfigurationSource.ANNOTATION;
import static org.entopic.model.ConfigurationSource.CONVENTION;
import static org.entopic.model.ConfigurationSource.FLUENT;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entopic.engine.model.convention.ValueShapes.EnumForm;
import org.entopic.engine.model.draft.AccessMessages;
import org.entopic.engine.model.draft.CollectionKind;
import org.entopic.engine.model.draft.ComplexDraft;
import org.entopic.engine.model.draft.EntityDraft;
import org.entopic.engine.model.draft.MappedMember;
import org.entopic.engine.model.draft.ModelDraft;
import org.entopic.engine.model.draft.NavigationDraft;
import org.entopic.engine.model.draft.PropertyDraft;
import org.entopic.engine.model.draft.PropertyMessages;
import org.entopic.engine.model.draft.ResolvedType;
import org.entopic.engine.model.draft.StructuralDraft;
import org.entopic.engine.model.draft.ValueShape;
import org.entopic.spi.service.PropertyDescription;
import org.entopic.spi.service.TypeMapping;

/** Makes properties and navigations of the members of entity and complex types. */
final class PropertyDiscovery {
  private final ModelDraft draft;
  private final TypeDiscovery types;
  private final ValueShapes shapes;
  private final ConverterSelection converters;
  private final PropertyAnnotations annotations;
  private final MemberSelection selection;
  private final Set<ComplexDraft> done = new HashSet<>();

  PropertyDiscovery(
      ModelDraft draft, TypeDiscovery types, ValueShapes shapes, ConverterSelection converters) {
    this.draft = draft;
    this.types = types;
    this.shapes = shapes;
    this.converters = converters;
    this.annotations = new PropertyAnnotations(draft);
    this.selection = new MemberSelection(draft);
  }

  void apply() {
    for (EntityDraft entity : draft.entities()) {
      entity.members().stream()
          .filter(member -> selection.isMapped(entity, member))
          .forEach(member -> map(entity, member));
    }
    draft.entities().forEach(this::shapeShadows);
    while (!done.containsAll(draft.complexTypes())) {
      draft.complexTypes().stream().filter(done::add).forEach(this::complete);
    }
  }

  private void shapeShadows(EntityDraft entity) {
    for (PropertyDraft property : List.copyOf(entity.properties())) {
      if (property.isShadow() && !property.isUnbound()) {
        draft.conventions.applyDefaults(property, property.javaType());
        Optional<AttributeConverter<?, ?>> converter = property.converter.get();
        Optional<ValueShape> shape =
            converter.isPresent()
                ? shapes.converted(entity + "." + property.name(), converter.get())
                : shapes.single(ResolvedType.of(property.javaType()), EnumForm.NAME);
        shape.ifPresent(property::shape);
        if (shape.isEmpty() && converter.isEmpty()) {
          draft.problem(
              PropertyMessages.unmappedShadow(entity, property.name(), property.javaType()));
        }
      }
    }
  }

  private void complete(ComplexDraft type) {
    types.open(type);
    type.members().stream()
        .filter(member -> selection.isMapped(type, member))
        .forEach(member -> map(type, member));
    if (type.access().isPresent() && type.properties().isEmpty()) {
      draft.problem(PropertyMessages.emptyComplex(type));
    }
  }

  private void map(StructuralDraft type, MappedMember member) {
    if (member.isUnwritable()) {
      draft.problem(AccessMessages.finalField(member));
    }
    Optional<EntityDraft> target = types.target(type, member).flatMap(draft::findEntity);
    if (target.isEmpty() && member.isLazy()) {
      draft.problem(PropertyMessages.lazyValue(member));
    } else if (target.isEmpty()) {
      mapValue(type, member);
    } else if (type instanceof EntityDraft entity) {
      mapNavigation(entity, member, target.get());
    } else {
      draft.problem(PropertyMessages.unmappedType(member));
    }
  }

  private void mapNavigation(EntityDraft entity, MappedMember member, EntityDraft target) {
    Class<?> raw = member.type().raw();
    Optional<CollectionKind> collection = CollectionKind.of(raw);
    if (java.util.Collection.class.isAssignableFrom(raw) && collection.isEmpty()) {
      draft.problem(PropertyMessages.unfitCollection(member));
    } else if (collection.isEmpty() && !raw.isAssignableFrom(target.javaType())) {
      draft.problem(PropertyMessages.unmappedType(member));
    } else {
      entity.navigations.put(
          member.name(), new NavigationDraft(entity, member, target, collection.orElse(null)));
    }
  }

  private void mapValue(StructuralDraft type, MappedMember member) {
    Optional<PropertyDraft> configured = type.findProperty(member.name());
    Optional<AttributeConverter<?, ?>> converter =
        configured
            .flatMap(p -> p.converter.get())
            .or(() -> converters.of(type, member))
            .or(() -> draft.conventions.converter(member.type().raw()));
    Optional<TypeMapping> mapping =
        converter.isPresent() ? Optional.empty() : mapping(type, member);
    Optional<ValueShape> shape =
        converter.isPresent()
            ? shapes.converted(member, converter.get())
            : mapping.isPresent()
                ? shapes.mapped(member, mapping.get())
                : shapes.any(member.type(), enums(member), annotations.order(member));
    if (shape.isEmpty()) {
      if (converter.isEmpty() && mapping.isEmpty()) {
        draft.problem(PropertyMessages.unmappedType(member));
      }
      type.removeProperty(member.name());
      return;
    }
    PropertyDraft property = type.property(member.name());
    boolean annotated =
        MemberSelection.isAnnotated(member.field())
            || (member.getter() != null && MemberSelection.isAnnotated(member.getter()));
    property.bind(
        List.of(member),
        member.type().raw(),
        configured.isPresent() ? FLUENT : annotated ? ANNOTATION : CONVENTION);
    property.shape(shape.get());
    if (shape.get() instanceof ValueShape.Collection) {
      property.nullable.set(false, CONVENTION);
    }
    mapping.ifPresent(
        found -> found.maxLength().ifPresent(max -> property.maxLength.set(max, CONVENTION)));
    draft.conventions.applyDefaults(property, member.type().raw());
    annotations.apply(type, member, property);
  }

  private Optional<TypeMapping> mapping(StructuralDraft type, MappedMember member) {
    return draft
        .typeMappings
        .get()
        .flatMap(
            source ->
                source.findMapping(
                    new PropertyDescription(
                        type.javaType(),
                        member.name(),
                        member.type().raw(),
                        member.annotations())));
  }

  /** Takes over the converters that rules chose after the properties were found. */
  void reshape() {
    for (StructuralDraft type : draft.structuralTypes()) {
      for (PropertyDraft property : type.properties()) {
        property
            .converter
            .get()
            .filter(converter -> property.shape().isPresent())
            .flatMap(converter -> shapes.converted(type + "." + property.name(), converter))
            .ifPresent(property::shape);
      }
    }
  }

  private static EnumForm enums(MappedMember member) {
    return member
            .annotation(Enumerated.class)
            .filter(e -> e.value() == EnumType.ORDINAL)
            .isPresent()
        ? EnumForm.ORDINAL
        : EnumForm.NAME;
  }

  /** Makes complex types of the classes that members call embedded without the class saying so. */
  void declareEmbedded() {
    for (EntityDraft entity : draft.entities()) {
      for (MappedMember member : entity.members()) {
        if (member.has(Embedded.class) || member.has(EmbeddedId.class)) {
          draft.complexType(member.type().raw());
        }
      }
    }
  }
}
