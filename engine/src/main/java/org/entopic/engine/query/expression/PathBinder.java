package org.entopic.engine.query.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.ForeignKeyModel;
import org.entopic.model.NavigationModel;
import org.entopic.model.PropertyModel;
import org.entopic.model.StoreType;
import org.entopic.model.StructuralTypeModel;
import org.entopic.query.tree.ExpressionNode.Entity;
import org.entopic.query.tree.ExpressionNode.Path;
import org.entopic.spi.backend.BackendCapability;
import org.jspecify.annotations.Nullable;

/** Finds what paths mean in the model. */
final class PathBinder {
  private final EntityTypeModel root;
  private final Set<BackendCapability> capabilities;
  private final Function<EntityTypeModel, @Nullable RowPredicate> filters;

  PathBinder(
      EntityTypeModel root,
      Set<BackendCapability> capabilities,
      Function<EntityTypeModel, @Nullable RowPredicate> filters) {
    this.root = root;
    this.capabilities = capabilities;
    this.filters = filters;
  }

  EntityTypeModel root() {
    return root;
  }

  /** Returns the path, which may end anywhere. */
  BoundPath bind(Path path) {
    if (!path.root().isAssignableFrom(root.javaType())) {
      throw QueryMessages.foreignPath(root, path);
    }
    var steps = new ArrayList<PathStep>();
    StructuralTypeModel owner = root;
    List<String> names = path.names();
    int at = 0;
    while (at < names.size()) {
      NavigationModel navigation = navigation(owner, names.get(at));
      if (navigation != null) {
        steps.add(reference(path, navigation));
        owner = navigation.target();
        at++;
        continue;
      }
      int end = endOfProperty(path, owner, at);
      PropertyModel property = property(owner, names, at, end).orElseThrow();
      if (end == names.size()) {
        return new BoundPath(path, steps, owner, property);
      }
      if (!(property.storeType() instanceof StoreType.Complex complex)) {
        throw ExpressionMessages.noSteps(root, path, property);
      }
      steps.add(new PathStep.Nested(property.ordinal()));
      owner = complex.type();
      at = end;
    }
    return new BoundPath(path, steps, owner, null);
  }

  /** Returns the path, which must end at a property that can be compared. */
  BoundPath bindValue(Path path) {
    BoundPath bound = bind(path);
    if (bound.end() == null) {
      throw ExpressionMessages.navigationAsValue(root, path);
    }
    if (bound.kind() == ValueKind.COLLECTION) {
      throw ExpressionMessages.collectionAsValue(root, path);
    }
    return bound;
  }

  /** Returns the entity of the rows, or the one at the end of a path. */
  EntityExpression bindEntity(Entity entity) {
    if (entity.names().isEmpty()) {
      if (!entity.root().isAssignableFrom(root.javaType())) {
        throw QueryMessages.foreignPath(root, entity);
      }
      return new EntityExpression(root, null);
    }
    var path = new Path(entity.root(), entity.names());
    BoundPath bound = bind(path);
    if (bound.end() == null && bound.owner() instanceof EntityTypeModel found) {
      return new EntityExpression(found, bound);
    }
    throw ExpressionMessages.noEntities(root, path);
  }

  /** Returns how the collection of entities at the end of a path is reached. */
  BoundCollection bindCollection(Path path) {
    List<String> names = path.names();
    List<String> before = names.subList(0, names.size() - 1);
    BoundPath owner =
        before.isEmpty()
            ? new BoundPath(path, List.of(), root, null)
            : bind(new Path(path.root(), before));
    if (!path.root().isAssignableFrom(root.javaType())) {
      throw QueryMessages.foreignPath(root, path);
    }
    NavigationModel navigation =
        owner.end() == null ? navigation(owner.owner(), names.get(before.size())) : null;
    if (navigation == null || !navigation.isCollection()) {
      throw ExpressionMessages.noEntities(root, path);
    }
    ForeignKeyModel key = navigation.foreignKey();
    BoundCollection.JoinTarget target =
        navigation
            .targetForeignKey()
            .map(to -> new BoundCollection.JoinTarget(RowValues.of(to.properties()), principal(to)))
            .orElse(null);
    return new BoundCollection(
        owner,
        RowValues.of(key.principalKey().properties()),
        RowFinder.of(key.dependent(), key.properties(), capabilities),
        target,
        filters.apply(navigation.target()),
        navigation.target());
  }

  private RowFinder principal(ForeignKeyModel key) {
    return RowFinder.of(key.principal(), key.principalKey().properties(), capabilities);
  }

  /** Members of embedded keys are properties of the entity whose names have dots. */
  private int endOfProperty(Path path, StructuralTypeModel owner, int from) {
    for (int end = from + 1; end <= path.names().size(); end++) {
      if (property(owner, path.names(), from, end).isPresent()) {
        return end;
      }
    }
    throw ExpressionMessages.unknownMember(root, path, owner, path.names().get(from));
  }

  private static Optional<PropertyModel> property(
      StructuralTypeModel owner, List<String> names, int from, int end) {
    return owner.property(String.join(".", names.subList(from, end)));
  }

  private static @Nullable NavigationModel navigation(StructuralTypeModel owner, String name) {
    return owner instanceof EntityTypeModel entity ? entity.navigation(name).orElse(null) : null;
  }

  private PathStep reference(Path path, NavigationModel navigation) {
    ForeignKeyModel key = navigation.foreignKey();
    return switch (navigation.kind()) {
      case TO_PRINCIPAL ->
          new PathStep.Reference(
              navigation,
              RowValues.of(key.properties()),
              principal(key),
              filters.apply(navigation.target()));
      case TO_DEPENDENT ->
          new PathStep.Reference(
              navigation,
              RowValues.of(key.principalKey().properties()),
              RowFinder.of(key.dependent(), key.properties(), capabilities),
              filters.apply(navigation.target()));
      case TO_DEPENDENTS, MANY_TO_MANY -> throw ExpressionMessages.collectionInPath(root, path);
    };
  }
}
