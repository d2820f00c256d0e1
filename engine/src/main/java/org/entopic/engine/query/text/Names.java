package org.entopic.engine.query.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.entopic.engine.query.expression.AggregateSearch;
import org.entopic.engine.query.expression.GroupScope;
import org.entopic.engine.query.expression.JoinScope;
import org.entopic.engine.query.expression.QueryBinder;
import org.entopic.engine.query.expression.RowExpression;
import org.entopic.engine.query.expression.Scope;
import org.entopic.model.EntityModel;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.NavigationModel;
import org.entopic.query.tree.ExpressionNode;
import org.entopic.query.tree.ExpressionNode.Entity;
import org.entopic.query.tree.ExpressionNode.Path;
import org.jspecify.annotations.Nullable;

/** What the names in a query, or in one over a collection inside of it, stand for. */
final class Names {
  private final EntityTypeModel type;
  private final QueryBinder binder;
  private final Map<String, Start> starts = new HashMap<>();
  private final Map<String, ExpressionNode> results = new HashMap<>();
  private List<ExpressionNode> grouping = List.of();
  private Scope scope;

  /**
   * Where the paths of an alias start.
   *
   * @param type the type of what the alias stands for
   * @param root the class that they start from
   * @param path the path at whose end they start; null where they start from the class
   */
  private record Start(EntityTypeModel type, Class<?> root, @Nullable Path path) {}

  /**
   * Creates the names of a query.
   *
   * @param alias the alias of its entity type; null where the type's name serves
   */
  Names(EntityTypeModel type, @Nullable String alias, QueryBinder binder) {
    this.type = type;
    this.binder = binder;
    this.scope = binder.scope(type);
    var start = new Start(type, type.javaType(), null);
    starts.put(alias == null ? type.name() : alias, start);
    starts.put("this", start);
  }

  EntityTypeModel type() {
    return type;
  }

  QueryBinder binder() {
    return binder;
  }

  Scope scope() {
    return scope;
  }

  /** Adds the elements of a collection. */
  void join(String alias, EntityTypeModel element) {
    starts.put(alias, new Start(element, element.javaType(), null));
    scope = new JoinScope(scope, binder.scope(element));
  }

  /** Adds a name for the entity that a path leads to. */
  void name(String alias, Path path, EntityTypeModel target) {
    starts.put(alias, new Start(target, path.root(), path));
  }

  void result(String alias, ExpressionNode node) {
    results.put(alias, node);
  }

  void group(List<ExpressionNode> keys) {
    grouping = keys;
  }

  boolean isTaken(String alias) {
    return starts.containsKey(alias);
  }

  /** Returns whether names are those of the entity itself. */
  boolean isEntity(List<String> names) {
    Start start = names.size() == 1 ? starts.get(names.get(0)) : null;
    return start != null && start.path() == null;
  }

  /** Returns whether names are those of the entity that the query begins with. */
  boolean isOwnEntity(List<String> names) {
    Start start = names.size() == 1 ? starts.get(names.get(0)) : null;
    return start != null && start.path() == null && start.root() == type.javaType();
  }

  /** Returns the entity as a whole that names lead to, or null. */
  @Nullable Entity entity(EntityModel model, List<String> names) {
    if (isEntity(names)) {
      return new Entity(Objects.requireNonNull(starts.get(names.get(0))).root(), List.of());
    }
    return resolve(names) instanceof Path path && isReference(model, path)
        ? new Entity(path.root(), path.names())
        : null;
  }

  private static boolean isReference(EntityModel model, Path path) {
    EntityTypeModel owner = model.entityType(path.root()).orElseThrow();
    for (String name : path.names()) {
      Optional<NavigationModel> step = owner.navigation(name).filter(to -> !to.isCollection());
      if (step.isEmpty()) {
        return false;
      }
      owner = step.get().target();
    }
    return true;
  }

  /** Returns the type of the entity that a name alone stands for, joined or not; null if none. */
  @Nullable EntityTypeModel typeOf(List<String> names) {
    Start start = names.size() == 1 ? starts.get(names.get(0)) : null;
    return start == null ? null : start.type();
  }

  /** Returns whether a row of the query may be there several times, with something joined. */
  boolean isJoined() {
    return scope instanceof JoinScope;
  }

  /** Returns what names stand for, which are not those of the entity itself. */
  ExpressionNode resolve(List<String> names) {
    ExpressionNode result = names.size() == 1 ? results.get(names.get(0)) : null;
    if (result != null) {
      return result;
    }
    Start start = starts.get(names.get(0));
    if (start == null) {
      return new Path(type.javaType(), names);
    }
    var rest = new ArrayList<>(names.subList(1, names.size()));
    if (start.path() != null) {
      rest.addAll(0, start.path().names());
    }
    return new Path(start.root(), rest);
  }

  /**
   * Returns the value of an expression.
   *
   * @throws org.entopic.QueryException if it does not fit the model
   */
  RowExpression value(ExpressionNode node) {
    Scope at =
        AggregateSearch.hasAggregate(node)
            ? new GroupScope(binder.expressions(scope), grouping)
            : scope;
    return binder.expressions(at).bind(node);
  }
}
