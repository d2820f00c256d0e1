package org.entopic.engine.tracking;

import java.util.Collection;
import java.util.StringJoiner;
import org.entopic.model.DebugView;
import org.entopic.model.PropertyModel;
import org.jspecify.annotations.Nullable;

/** Writes tracked entities down for people. */
final class TrackedText {
  private final IdentityMap identities;
  private final DebugView view;
  private final StringJoiner lines = new StringJoiner(System.lineSeparator());

  TrackedText(IdentityMap identities, DebugView view) {
    this.identities = identities;
    this.view = view;
  }

  void add(TrackedEntity entity) {
    lines.add(title(entity) + " " + entity.state);
    if (view == DebugView.LONG) {
      entity.plan.type.properties().stream()
          .filter(property -> entity.plan.mapping.has(entity.entity, property))
          .forEach(property -> lines.add("  " + text(entity, property)));
      entity.plan.navigations.forEach(
          navigation ->
              lines.add(
                  "  "
                      + navigation.model.name()
                      + ": "
                      + related(NavigationWriter.read(entity, navigation))));
    }
  }

  private static String title(TrackedEntity entity) {
    return entity.plan + " {" + entity.key + "}";
  }

  private static String text(TrackedEntity entity, PropertyModel property) {
    var text = new StringBuilder(property.name());
    text.append(": ").append(value(entity, property, entity.value(property)));
    if (property.isKey()) {
      text.append(" PK");
    }
    if (entity.plan.foreignKeys.stream().anyMatch(key -> key.properties.contains(property))) {
      text.append(" FK");
    }
    if (property.isShadow()) {
      text.append(" Shadow");
    }
    if (entity.isTemporary(property)) {
      text.append(" Temporary");
    }
    if (entity.differs(property) || entity.isMarked(property)) {
      text.append(" Modified");
    }
    if (entity.original != null && entity.differs(property)) {
      text.append(" Originally ")
          .append(value(entity, property, entity.original.get(property.ordinal())));
    }
    return text.toString();
  }

  private static String value(
      TrackedEntity entity, PropertyModel property, @Nullable Object stored) {
    Object value = entity.plan.mapping.toJava(property, stored);
    return value instanceof CharSequence ? "'" + value + "'" : String.valueOf(value);
  }

  private String related(@Nullable Object value) {
    if (value instanceof Collection<?> elements) {
      var all = new StringJoiner(", ", "[", "]");
      elements.forEach(element -> all.add(related(element)));
      return all.toString();
    }
    if (value == null) {
      return "null";
    }
    TrackedEntity entity = identities.find(value);
    return entity == null ? "not tracked" : title(entity);
  }

  @Override
  public String toString() {
    return lines.toString();
  }
}
