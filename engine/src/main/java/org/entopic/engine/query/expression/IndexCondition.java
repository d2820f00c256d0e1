package org.entopic.engine.query.expression;

import java.util.Set;
import java.util.function.Function;
import org.entopic.engine.model.EngineModel;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.IndexModel;
import org.entopic.query.Predicate;
import org.entopic.query.tree.PredicateNode;
import org.entopic.spi.backend.Row;

/** The condition of an index, compiled: it is about one row; thread-safe. */
public final class IndexCondition {
  private final RowPredicate condition;

  private IndexCondition(RowPredicate condition) {
    this.condition = condition;
  }

  /**
   * Returns the condition of an index.
   *
   * @throws org.entopic.QueryException if it does not fit the model, or leads to other entities
   */
  public static IndexCondition of(
      EngineModel model, EntityTypeModel type, IndexModel index, Predicate<?> filter) {
    var constants = new Constants(model, type, ParameterValues.NONE);
    var paths =
        new PathBinder(
            type,
            Set.of(),
            related -> {
              throw QueryMessages.indexLeavesItsType(type, index.name(), related);
            });
    Function<EntityTypeModel, Scope> elements =
        related -> {
          throw QueryMessages.indexLeavesItsType(type, index.name(), related);
        };
    return new IndexCondition(
        compile(new EntityScope(paths, constants), constants, elements, filter.node()));
  }

  private static RowPredicate compile(
      Scope scope,
      Constants constants,
      Function<EntityTypeModel, Scope> entities,
      PredicateNode node) {
    var values =
        new ExpressionBinder(
            scope,
            (at, part) -> compile(at, constants, entities, part),
            entities,
            ParameterValues.NONE);
    return PredicateCompiler.compile(new PredicateBinder(scope, values, constants).bind(node));
  }

  /** Returns whether a row is in the index. */
  public boolean holds(Row row) {
    return condition.test(NoRows.INSTANCE, row);
  }
}
