package org.entopic.engine.model.draft;

import jakarta.persistence.AttributeConverter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entopic.model.ConfigurationSource;
import org.entopic.model.GenerationTime;
import org.entopic.model.PropertyAccess;
import org.entopic.model.SaveBehavior;
import org.entopic.model.ValueComparer;
import org.entopic.model.ValueGeneration;
import org.entopic.spi.service.ValueGenerator;
import org.jspecify.annotations.Nullable;

/** A property being built. */
public final class PropertyDraft {
  private final String name;
  private List<MappedMember> path = List.of();
  private @Nullable Class<?> javaType;
  private @Nullable ValueShape shape;
  private ConfigurationSource source = ConfigurationSource.CONVENTION;

  public final Sourced<String> fieldName = new Sourced<>();
  public final Sourced<List<String>> formerNames = new Sourced<>();
  public final Sourced<Boolean> nullable = new Sourced<>();
  public final Sourced<ValueGeneration> generation = new Sourced<>();
  public final Sourced<Boolean> concurrencyToken = new Sourced<>();
  public final Sourced<Integer> maxLength = new Sourced<>();
  public final Sourced<Integer> precision = new Sourced<>();
  public final Sourced<Integer> scale = new Sourced<>();
  public final Sourced<Object> defaultValue = new Sourced<>();
  public final Sourced<AttributeConverter<?, ?>> converter = new Sourced<>();
  public final Sourced<GenerationTime> generationTime = new Sourced<>();
  public final Sourced<ValueGenerator> generator = new Sourced<>();
  public final Sourced<Boolean> computed = new Sourced<>();
  public final Sourced<SaveBehavior> beforeSave = new Sourced<>();
  public final Sourced<SaveBehavior> afterSave = new Sourced<>();
  public final Sourced<ValueComparer<?>> comparer = new Sourced<>();
  public final Sourced<PropertyAccess> access = new Sourced<>();
  public final Map<String, Object> annotations = new LinkedHashMap<>();

  /** Creates a draft of which nothing is known but the name. */
  public PropertyDraft(String name) {
    this.name = name;
  }

  /** Returns the name; a member of an embedded key has its path. */
  public String name() {
    return name;
  }

  /** Returns the last part of the name. */
  public String simpleName() {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** Returns the name of the field in records. */
  public String field() {
    return fieldName.or(simpleName());
  }

  /** Returns the members that lead to the value; none for a shadow property. */
  public List<MappedMember> path() {
    return path;
  }

  /** Binds the property to members. */
  public void bind(List<MappedMember> members, Class<?> type, ConfigurationSource by) {
    path = List.copyOf(members);
    javaType = type;
    source = by;
  }

  /** Makes it a property without a member. */
  public void makeShadow(Class<?> type, ConfigurationSource by) {
    path = List.of();
    javaType = type;
    source = by;
  }

  /** Takes over what is said of a property of the same name of a super-class. */
  public void inherit(PropertyDraft base) {
    if (isUnbound() && !base.isUnbound() && base.isShadow()) {
      makeShadow(base.javaType(), base.source);
    }
    nullable.set(base.nullable);
    addAll(base);
  }

  /** Becomes like a property of the same name of a class whose rows have this layout. */
  public void copy(PropertyDraft other) {
    path = other.path;
    javaType = other.javaType;
    shape = other.shape;
    source = other.source;
    nullable.set(other.isNullable(), ConfigurationSource.CONVENTION);
    addAll(other);
  }

  private void addAll(PropertyDraft other) {
    fieldName.set(other.fieldName);
    formerNames.set(other.formerNames);
    generation.set(other.generation);
    concurrencyToken.set(other.concurrencyToken);
    maxLength.set(other.maxLength);
    precision.set(other.precision);
    scale.set(other.scale);
    defaultValue.set(other.defaultValue);
    converter.set(other.converter);
    generationTime.set(other.generationTime);
    generator.set(other.generator);
    computed.set(other.computed);
    beforeSave.set(other.beforeSave);
    afterSave.set(other.afterSave);
    comparer.set(other.comparer);
    access.set(other.access);
    other.annotations.forEach(annotations::putIfAbsent);
  }

  /** Returns whether nothing is known but the name. */
  public boolean isUnbound() {
    return javaType == null;
  }

  /** Returns whether there is no member. */
  public boolean isShadow() {
    return path.isEmpty();
  }

  /** Returns the Java type. */
  public Class<?> javaType() {
    if (javaType == null) {
      throw new IllegalStateException(name + " is not bound.");
    }
    return javaType;
  }

  /** Returns who decided that the property exists. */
  public ConfigurationSource source() {
    return source;
  }

  /** Returns how values are stored, once known. */
  public Optional<ValueShape> shape() {
    return Optional.ofNullable(shape);
  }

  /** Sets how values are stored. */
  public void shape(ValueShape newShape) {
    shape = newShape;
  }

  /** Takes over what properties of a type are like, as conventions decide. */
  public void takeDefaults(PropertyDraft template) {
    fieldName.setDefault(template.fieldName);
    formerNames.setDefault(template.formerNames);
    nullable.setDefault(template.nullable);
    generation.setDefault(template.generation);
    concurrencyToken.setDefault(template.concurrencyToken);
    maxLength.setDefault(template.maxLength);
    precision.setDefault(template.precision);
    scale.setDefault(template.scale);
    defaultValue.setDefault(template.defaultValue);
    converter.setDefault(template.converter);
    generationTime.setDefault(template.generationTime);
    generator.setDefault(template.generator);
    beforeSave.setDefault(template.beforeSave);
    afterSave.setDefault(template.afterSave);
    comparer.setDefault(template.comparer);
    access.setDefault(template.access);
    template.annotations.forEach(annotations::putIfAbsent);
  }

  /** Returns who decided what, by the names of the builder's methods. */
  public Map<String, ConfigurationSource> sources() {
    return Sourced.sources(
        "fieldName", fieldName,
        "formerNames", formerNames,
        "required", nullable,
        "valueGeneration", generation,
        "concurrencyToken", concurrencyToken,
        "maxLength", maxLength,
        "precision", precision,
        "defaultValue", defaultValue,
        "converter", converter,
        "valueGenerator", generator,
        "computed", computed,
        "beforeSave", beforeSave,
        "afterSave", afterSave,
        "comparer", comparer,
        "access", access);
  }

  /** Returns whether null is a value. */
  public boolean isNullable() {
    return nullable.or(!javaType().isPrimitive());
  }
}
