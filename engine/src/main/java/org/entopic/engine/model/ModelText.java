package org.entopic.engine.model;

import static org.entopic.model.ConfigurationSource.ANNOTATION;
import static org.entopic.model.ConfigurationSource.FLUENT;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.entopic.model.ComplexTypeModel;
import org.entopic.model.ConfigurationSource;
import org.entopic.model.DebugView;
import org.entopic.model.EntityModel;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.ForeignKeyModel;
import org.entopic.model.IndexModel;
import org.entopic.model.ModelElement;
import org.entopic.model.NavigationModel;
import org.entopic.model.OnWrite;
import org.entopic.model.PropertyAccess;
import org.entopic.model.PropertyModel;
import org.entopic.model.StoreType;
import org.entopic.model.StructuralTypeModel;
import org.entopic.model.TopicModel;
import org.entopic.model.ValueGeneration;

/** Writes a model as text, one line a fact. */
final class ModelText {
  private final StringBuilder text = new StringBuilder();
  private final boolean isLong;

  private ModelText(DebugView view) {
    isLong = view == DebugView.LONG;
  }

  static String of(EntityModel model, DebugView view) {
    var writer = new ModelText(view);
    writer.line("database " + model.database() + writer.details(model));
    model.entityTypes().forEach(writer::write);
    model.complexTypes().forEach(writer::write);
    return writer.text.toString();
  }

  private static String of(EntityTypeModel type) {
    if (type.isJoinType()) {
      return "";
    }
    return type.isPropertyBag() ? " (property bag)" : " (" + type.javaType().getName() + ")";
  }

  private void write(EntityTypeModel type) {
    String kind = type.isJoinType() ? "join " : "entity ";
    line(kind + type.name() + of(type) + details(type));
    if (type.storedTypes().contains(type)) {
      line("  topic " + (isLong ? describe(type.topic()) : type.topic().name()));
    }
    line(type.isKeyless() ? "  no key" : "  key " + names(type.primaryKey().properties()));
    type.alternateKeys().forEach(key -> line("  alternate key " + names(key.properties())));
    if (type.isReadOnly()) {
      line("  read only" + (type.onWrite() == OnWrite.SKIP ? ", changes are skipped" : ""));
    }
    if (!type.hasChangeEvents()) {
      line("  no change events");
    }
    if (type.isChecked()) {
      line("  checked");
    }
    type.serializer().ifPresent(name -> line("  serialized with " + name));
    type.keySerializer().ifPresent(name -> line("  keys serialized with " + name));
    new TreeMap<>(type.producerConfig())
        .forEach((name, value) -> line("  producer " + name + "=" + value));
    type.storeKind().ifPresent(store -> line("  stored in " + store));
    type.discriminator()
        .ifPresent(property -> line("  discriminator " + property.name() + value(type)));
    for (EntityTypeModel derived : type.derivedTypes()) {
      line("  derived " + derived.name() + value(derived) + ", " + names(derived.properties()));
    }
    type.storedTypes().stream()
        .filter(stored -> stored != type)
        .forEach(stored -> line("  topic of " + stored.name() + " " + describe(stored.topic())));
    writeProperties(type);
    type.foreignKeys().forEach(this::write);
    type.navigations().forEach(this::write);
    if (isLong) {
      type.indexes().forEach(this::write);
      type.aggregates().forEach(each -> line("  aggregate " + each));
    }
  }

  /** Returns who decided what otherwise than the engine's rules, and the names of annotations. */
  private String details(ModelElement element) {
    if (!isLong) {
      return "";
    }
    var details = new StringBuilder();
    for (ConfigurationSource source : List.of(ANNOTATION, FLUENT)) {
      List<String> facts =
          element.sources().entrySet().stream()
              .filter(fact -> fact.getValue() == source)
              .map(Map.Entry::getKey)
              .toList();
      if (!facts.isEmpty()) {
        details.append(", ").append(lower(source)).append(' ').append(facts);
      }
    }
    if (!element.annotations().isEmpty()) {
      details.append(", annotations ").append(new TreeSet<>(element.annotations().keySet()));
    }
    return details.toString();
  }

  private static String value(EntityTypeModel type) {
    return type.discriminatorValue().map(value -> " = " + value).orElse("");
  }

  private void write(ComplexTypeModel type) {
    line("complex " + type.name() + " (" + type.javaType().getName() + ")");
    writeProperties(type);
  }

  private void writeProperties(StructuralTypeModel type) {
    for (PropertyModel property : type.properties()) {
      var facts = new StringBuilder("  property " + property.name());
      facts.append(": ").append(describe(property.storeType()));
      facts.append(property.isNullable() ? " null" : " not null");
      if (!isLong) {
        line(facts.toString());
        continue;
      }
      if (!property.fieldName().equals(property.name())) {
        facts.append(", field ").append(property.fieldName());
      }
      if (!property.formerNames().isEmpty()) {
        facts.append(", once ").append(String.join(", ", property.formerNames()));
      }
      if (property.isShadow()) {
        facts.append(", shadow");
      }
      if (property.isConcurrencyToken()) {
        facts.append(", concurrency token");
      }
      if (property.valueGeneration() != ValueGeneration.NEVER) {
        facts.append(", generated ").append(lower(property.valueGeneration()));
      }
      property.maxLength().ifPresent(length -> facts.append(", at most ").append(length));
      property
          .precision()
          .ifPresent(
              digits ->
                  facts
                      .append(", ")
                      .append(digits)
                      .append(" digits, ")
                      .append(property.scale().orElse(0))
                      .append(" after the point"));
      if (property.access() == PropertyAccess.PROPERTY) {
        facts.append(", by its accessors");
      }
      property.defaultValue().ifPresent(value -> facts.append(", has a default"));
      facts.append(", by ").append(lower(property.source()));
      line(facts.append(details(property)).toString());
    }
  }

  private void write(ForeignKeyModel key) {
    line(
        "  foreign key "
            + names(key.properties())
            + " -> "
            + key.principal().name()
            + " "
            + names(key.principalKey().properties())
            + (key.isRequired() ? " required" : " optional")
            + (key.isUnique() ? ", unique" : "")
            + ", on delete "
            + lower(key.deleteBehavior())
            + ", missing "
            + lower(key.policy())
            + details(key));
  }

  private void write(NavigationModel navigation) {
    line(
        "  navigation "
            + navigation.name()
            + ": "
            + lower(navigation.kind()).replace('_', ' ')
            + " "
            + navigation.target().name()
            + navigation.inverse().map(inverse -> ", inverse " + inverse.name()).orElse("")
            + (navigation.isAutoIncluded() ? ", included by queries" : ""));
  }

  private void write(IndexModel index) {
    line(
        "  "
            + (index.isUnique() ? "unique index " : "index ")
            + index.name()
            + " "
            + index.properties().stream()
                .map(each -> each.name() + (index.isDescending(each) ? " descending" : ""))
                .toList()
            + index.filter().map(filter -> " where " + filter).orElse("")
            + details(index));
  }

  private static String describe(TopicModel topic) {
    return topic.name()
        + " partitions "
        + topic.partitions()
        + (topic.replication().isPresent() ? " replication " + topic.replication().getAsInt() : "")
        + " "
        + new TreeMap<>(topic.config());
  }

  private static String describe(StoreType type) {
    if (type instanceof StoreType.Scalar scalar) {
      return lower(scalar.type());
    }
    if (type instanceof StoreType.Enumeration enumeration) {
      return "enum " + enumeration.type().getSimpleName();
    }
    return type instanceof StoreType.Complex complex
        ? complex.type().name()
        : "list of " + describe(((StoreType.Collection) type).element());
  }

  private static String names(List<PropertyModel> properties) {
    return properties.stream().map(PropertyModel::name).collect(Collectors.joining(", ", "(", ")"));
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
