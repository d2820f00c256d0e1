package org.entopic.engine.model;

import java.util.ArrayList;
import java.util.List;
import org.entopic.engine.model.draft.PropertyMessages;
import org.entopic.engine.model.draft.RelationMessages;
import org.entopic.model.DeleteBehavior;
import org.entopic.model.EntityModel;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.ForeignKeyModel;
import org.entopic.model.PropertyModel;
import org.entopic.model.SaveBehavior;
import org.entopic.spi.service.ModelValidator;

/** Refuses facts of a finished model that contradict each other. */
final class DefaultModelValidator implements ModelValidator {

  @Override
  public List<String> validate(EntityModel model) {
    var problems = new ArrayList<String>();
    for (EntityTypeModel type : model.entityTypes()) {
      for (PropertyModel property : type.properties()) {
        validate(type, property, problems);
      }
      for (ForeignKeyModel foreignKey : type.foreignKeys()) {
        validate(type, foreignKey, problems);
      }
    }
    return problems;
  }

  private static void validate(
      EntityTypeModel type, ForeignKeyModel foreignKey, List<String> problems) {
    DeleteBehavior behavior = foreignKey.deleteBehavior();
    if (behavior != DeleteBehavior.SET_DEFAULT && behavior != DeleteBehavior.CLIENT_SET_DEFAULT) {
      return;
    }
    for (PropertyModel property : foreignKey.properties()) {
      if (property.isKey() || property.defaultValue().isEmpty()) {
        problems.add(
            RelationMessages.noDefault(
                type.javaType().getName() + "." + property.name(), behavior, property.isKey()));
      }
    }
  }

  private static void validate(
      EntityTypeModel type, PropertyModel property, List<String> problems) {
    String subject = type.javaType().getName() + "." + property.name();
    if (property.isKey() && property.isComputed()) {
      problems.add(PropertyMessages.contradiction(subject, "is part of the key and computed"));
    }
    if (property.isKey() && property.afterSave() == SaveBehavior.IGNORE) {
      problems.add(
          PropertyMessages.contradiction(
              subject, "is part of the key, whose changes are refused, not ignored"));
    }
    if (property.beforeSave() == SaveBehavior.THROW
        && (property.valueGenerator().isPresent() || property.defaultValue().isPresent())) {
      problems.add(
          PropertyMessages.contradiction(
              subject, "refuses the values of new entities and gets one when they are added"));
    }
    int limit = property.maxLength().orElse(1);
    if (limit < 1) {
      problems.add(PropertyMessages.contradiction(subject, "has a length of at most " + limit));
    } else if (property.defaultValue().orElse(null) instanceof CharSequence text
        && text.length() > property.maxLength().orElse(Integer.MAX_VALUE)) {
      problems.add(
          PropertyMessages.contradiction(subject, "has a default that is longer than it may be"));
    }
  }
}
