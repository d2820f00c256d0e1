package org.entopic.engine.model.convention;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.entopic.engine.model.draft.EntityDraft;
import org.entopic.engine.model.draft.ModelDraft;
import org.entopic.engine.model.draft.NavigationDraft;
import org.entopic.engine.model.draft.PropertyDraft;
import org.entopic.engine.model.draft.RelationDraft;
import org.entopic.engine.model.draft.RelationMessages;
import org.entopic.model.ConfigurationSource;

/** Makes foreign key properties where the class has none. */
final class ShadowKeys {
  private final ModelDraft draft;

  ShadowKeys(ModelDraft draft) {
    this.draft = draft;
  }

  List<PropertyDraft> create(RelationDraft relation, List<PropertyDraft> key) {
    var created = new ArrayList<PropertyDraft>();
    for (PropertyDraft part : key) {
      created.add(create(relation, part, conventionalName(relation, part)));
    }
    return created;
  }

  /** Makes one; a number is appended to a name that is taken. */
  PropertyDraft create(RelationDraft relation, PropertyDraft part, String wanted) {
    EntityDraft dependent = relation.dependent();
    String name = wanted;
    for (int i = 1; isTaken(dependent, name); i++) {
      name = wanted + i;
    }
    if (!name.equals(wanted) && !dependent.isJoinType()) {
      draft.warn(RelationMessages.renamedForeignKey(relation, wanted, name));
    }
    PropertyDraft property = dependent.property(name);
    property.makeShadow(Boxed.of(part.javaType()), ConfigurationSource.CONVENTION);
    part.shape().ifPresent(property::shape);
    property.nullable.set(true, ConfigurationSource.CONVENTION);
    return property;
  }

  static boolean isTaken(EntityDraft entity, String name) {
    return entity.findProperty(name).filter(p -> !p.isUnbound()).isPresent()
        || entity.member(name).isPresent();
  }

  static String conventionalName(RelationDraft relation, PropertyDraft part) {
    String prefix =
        relation
            .onDependent()
            .map(NavigationDraft::name)
            .orElse(decapitalised(relation.principal().entityName()));
    return prefix + capitalised(part.simpleName());
  }

  static String capitalised(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  static String decapitalised(String name) {
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }
}
