package org.entopic.engine.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entopic.engine.query.expression.QueryBinder;
import org.entopic.engine.query.expression.QueryMessages;
import org.entopic.engine.query.expression.RowFinder;
import org.entopic.engine.query.expression.RowValues;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.ForeignKeyModel;
import org.entopic.model.NavigationModel;
import org.entopic.model.NavigationModel.Kind;
import org.entopic.query.tree.ExpressionNode.Path;
import org.jspecify.annotations.Nullable;

/** Joins the include paths of a query to trees without repetition. */
final class IncludePlanner {
  private EntityTypeModel root;
  private final QueryBinder binder;
  private final Map<NavigationModel, Branch> branches = new LinkedHashMap<>();

  /** What is known of one navigation so far. */
  private static final class Branch {
    final Map<NavigationModel, Branch> children = new LinkedHashMap<>();
    final boolean automatic;
    @Nullable IncludeLimits limits;

    Branch(boolean automatic) {
      this.automatic = automatic;
    }
  }

  IncludePlanner(EntityTypeModel root, QueryBinder binder) {
    this.root = root;
    this.binder = binder;
  }

  /** Lets the paths that follow start from a type that extends the one before. */
  void narrow(EntityTypeModel narrower) {
    root = narrower;
  }

  /** Adds what an include says; the last limits of a collection count. */
  void add(QueryStep.Include include) {
    EntityTypeModel owner = root;
    Map<NavigationModel, Branch> level = branches;
    Branch last = new Branch(false);
    for (Path path : include.paths()) {
      owner = start(owner, path);
      for (String name : path.names()) {
        NavigationModel navigation = navigation(owner, path, name);
        last = level.computeIfAbsent(navigation, any -> new Branch(false));
        level = last.children;
        owner = navigation.target();
      }
    }
    if (!include.limits().isEmpty()) {
      last.limits = IncludeLimits.of(binder, owner, include.limits());
    }
  }

  /** Returns the type that a path starts from: that of the rows, or one that extends it. */
  private static EntityTypeModel start(EntityTypeModel owner, Path path) {
    if (path.root().isAssignableFrom(owner.javaType())) {
      return owner;
    }
    return owner.derivedTypes().stream()
        .filter(type -> type.javaType() == path.root())
        .findFirst()
        .orElseThrow(() -> QueryMessages.foreignPath(owner, path));
  }

  private NavigationModel navigation(EntityTypeModel owner, Path path, String name) {
    NavigationModel navigation =
        owner
            .navigation(name)
            .orElseThrow(() -> QueryMessages.noNavigation(root, path, owner, name));
    if (owner.javaType().isRecord() && !navigation.isCollection() && !binder.isLazy(navigation)) {
      throw QueryMessages.includeIntoRecord(root, path, owner);
    }
    return navigation;
  }

  /** Adds what the model has queries include of the results, and of what is included. */
  void addAutomatic() {
    addAutomatic(root, branches);
  }

  /** Adds what the model has queries include of what is included, and of nothing else. */
  void addAutomaticBehind() {
    branches.forEach((navigation, branch) -> addAutomatic(navigation.target(), branch.children));
  }

  // The model has no circles of these.
  private void addAutomatic(EntityTypeModel type, Map<NavigationModel, Branch> level) {
    for (NavigationModel navigation : binder.autoIncludes(type)) {
      level.computeIfAbsent(navigation, any -> new Branch(true));
    }
    level.forEach((navigation, branch) -> addAutomatic(navigation.target(), branch.children));
  }

  /** Returns what has been added so far. */
  List<IncludeNode> build() {
    return build(branches);
  }

  private List<IncludeNode> build(Map<NavigationModel, Branch> level) {
    var nodes = new ArrayList<IncludeNode>();
    level.forEach(
        (navigation, branch) -> nodes.add(node(navigation, branch, build(branch.children))));
    return List.copyOf(nodes);
  }

  private IncludeNode node(NavigationModel navigation, Branch branch, List<IncludeNode> children) {
    ForeignKeyModel key = navigation.foreignKey();
    boolean toPrincipal = navigation.kind() == Kind.TO_PRINCIPAL;
    RowValues from = RowValues.of(toPrincipal ? key.properties() : key.principalKey().properties());
    RowFinder finder = toPrincipal ? principals(key) : dependents(key);
    IncludeNode.JoinTarget target =
        navigation
            .targetForeignKey()
            .map(t -> new IncludeNode.JoinTarget(RowValues.of(t.properties()), principals(t)))
            .orElse(null);
    return new IncludeNode(
        navigation,
        from,
        finder,
        target,
        binder.filter(navigation.target()),
        branch.limits,
        children,
        branch.automatic);
  }

  private RowFinder principals(ForeignKeyModel key) {
    return RowFinder.of(key.principal(), key.principalKey().properties(), binder.capabilities());
  }

  private RowFinder dependents(ForeignKeyModel key) {
    return RowFinder.of(key.dependent(), key.properties(), binder.capabilities());
  }
}
