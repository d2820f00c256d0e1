package org.entopic.engine.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.entopic.model.ConfigurationSource;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.ForeignKeyModel;
import org.entopic.model.IndexModel;
import org.entopic.model.KeyModel;
import org.entopic.model.NavigationModel;
import org.entopic.model.PropertyModel;
import org.entopic.model.StoreType;
import org.entopic.model.TopicModel;
import org.entopic.model.ValueGeneration;

/**
 * The key properties of an entity type as a type of their own, in which they are no key: so codecs
 * read them from values, and skip everything else.
 */
final class KeyPart implements EntityTypeModel {
  private record KeyProperty(PropertyModel whole, int ordinal) implements PropertyModel {
    @Override
    public String name() {
      return whole.name();
    }

    @Override
    public String fieldName() {
      return whole.fieldName();
    }

    @Override
    public List<String> formerNames() {
      return whole.formerNames();
    }

    @Override
    public Class<?> javaType() {
      return whole.javaType();
    }

    @Override
    public StoreType storeType() {
      return whole.storeType();
    }

    @Override
    public boolean isNullable() {
      return true;
    }

    @Override
    public boolean isShadow() {
      return whole.isShadow();
    }

    @Override
    public boolean isKey() {
      return false;
    }

    @Override
    public boolean isConcurrencyToken() {
      return false;
    }

    @Override
    public ValueGeneration valueGeneration() {
      return ValueGeneration.NEVER;
    }

    @Override
    public OptionalInt maxLength() {
      return whole.maxLength();
    }

    @Override
    public ConfigurationSource source() {
      return whole.source();
    }

    @Override
    public Optional<Object> annotation(String name) {
      return whole.annotation(name);
    }
  }

  private final EntityTypeModel whole;
  private final List<PropertyModel> properties;
  private final int primitives;

  KeyPart(EntityTypeModel whole) {
    this.whole = whole;
    List<PropertyModel> key = whole.primaryKey().properties();
    this.primitives = (int) key.stream().filter(p -> p.storeType().isPrimitive()).count();
    int primitive = 0;
    int other = primitives;
    var parts = new ArrayList<PropertyModel>();
    for (PropertyModel property : key) {
      int ordinal = property.storeType().isPrimitive() ? primitive++ : other++;
      parts.add(new KeyProperty(property, ordinal));
    }
    this.properties = List.copyOf(parts);
  }

  @Override
  public String name() {
    return whole.name();
  }

  @Override
  public Class<?> javaType() {
    return whole.javaType();
  }

  /** Returns the key properties in key order. */
  @Override
  public List<PropertyModel> properties() {
    return properties;
  }

  @Override
  public PropertyModel property(int ordinal) {
    return properties.stream().filter(p -> p.ordinal() == ordinal).findFirst().orElseThrow();
  }

  @Override
  public Optional<PropertyModel> property(String name) {
    return properties.stream().filter(p -> p.name().equals(name)).findFirst();
  }

  @Override
  public int primitiveCount() {
    return primitives;
  }

  @Override
  public TopicModel topic() {
    return whole.topic();
  }

  @Override
  public KeyModel primaryKey() {
    return whole.primaryKey();
  }

  @Override
  public List<NavigationModel> navigations() {
    return List.of();
  }

  @Override
  public Optional<NavigationModel> navigation(String name) {
    return Optional.empty();
  }

  @Override
  public List<ForeignKeyModel> foreignKeys() {
    return List.of();
  }

  @Override
  public List<ForeignKeyModel> referencingForeignKeys() {
    return List.of();
  }

  @Override
  public List<IndexModel> indexes() {
    return List.of();
  }

  @Override
  public Optional<String> serializer() {
    return whole.serializer();
  }

  @Override
  public boolean isJoinType() {
    return whole.isJoinType();
  }

  @Override
  public boolean isReadOnly() {
    return whole.isReadOnly();
  }

  @Override
  public Optional<Object> annotation(String name) {
    return whole.annotation(name);
  }
}
