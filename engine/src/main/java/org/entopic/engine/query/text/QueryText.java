package org.entopic.engine.query.text;

import java.util.List;
import java.util.Map;
import org.entopic.engine.query.expression.QueryBinder;
import org.entopic.model.EntityModel;
import org.entopic.model.EntityTypeModel;
import org.entopic.query.Ordering;
import org.entopic.query.tree.ExpressionNode;
import org.entopic.query.tree.ExpressionNode.Path;
import org.entopic.query.tree.PredicateNode;
import org.jspecify.annotations.Nullable;

/**
 * What a query's text says.
 *
 * <p>The language is a subset of the Jakarta Persistence query language that nearly covers the
 * queries of Jakarta Data.
 *
 * @param type the entity type it starts from
 * @param joins the collections it joins, in order
 * @param fetched the paths whose entities are loaded beside the results
 * @param before the conditions on the type itself
 * @param where the conditions that need what is joined
 * @param grouping the values that rows of a group have in common; empty for one group of all; null
 *     for no groups
 * @param having the conditions on groups
 * @param order the criteria, the first one first
 * @param selected the values; empty for entities
 * @param distinct whether each result is wanted once
 * @param offset how many results are left out
 * @param limit how many results are wanted at most; negative for all
 */
public record QueryText(
    EntityTypeModel type,
    List<Join> joins,
    List<Path> fetched,
    List<PredicateNode> before,
    List<PredicateNode> where,
    @Nullable List<ExpressionNode> grouping,
    @Nullable PredicateNode having,
    List<Ordering<?>> order,
    List<ExpressionNode> selected,
    boolean distinct,
    long offset,
    long limit) {

  /**
   * A collection whose elements are joined.
   *
   * @param collection the path to it
   * @param left whether rows without elements stay
   */
  public record Join(Path collection, boolean left) {}

  /**
   * Returns what a text says.
   *
   * @param binder checks expressions against the model
   * @param asked the type of the results; null if they are no entities
   * @param parameters the values of the parameters
   * @throws org.entopic.QueryException if the text is not of the language, or does not fit the
   *     model
   */
  public static QueryText parse(
      EntityModel model,
      QueryBinder binder,
      @Nullable EntityTypeModel asked,
      String text,
      Map<String, ?> parameters) {
    var tokens = new Tokens(Lexer.tokens(text));
    var given = new GivenValues(parameters);
    QueryText parsed = new ClauseParser(model, binder, asked, tokens, given).query();
    if (!tokens.peek().is(Token.Kind.END)) {
      throw TextMessages.expected("the end", tokens.peek());
    }
    given.requireAllUsed();
    return parsed;
  }
}
