package org.entopic.engine.query.expression;

import org.entopic.QueryException;
import org.entopic.model.AggregateModel;
import org.entopic.model.EntityTypeModel;
import org.entopic.query.tree.ExpressionNode;

/** The failures of live aggregates. */
public final class AggregateMessages {
  private AggregateMessages() {}

  /** A name that no aggregate has. */
  public static QueryException unknown(EntityTypeModel type, String name) {
    return new QueryException(
        "QRY-90: '"
            + type.name()
            + "' has no live aggregate '"
            + name
            + "'; it has "
            + type.aggregates().stream().map(AggregateModel::name).toList()
            + ". Declare it by model.entity(…).aggregate(…), or name one of these.");
  }

  /** A key of another number of values. */
  public static IllegalArgumentException otherKey(
      EntityTypeModel type, AggregateModel aggregate, int values) {
    return new IllegalArgumentException(
        "QRY-91: A group of the live aggregate '"
            + aggregate.name()
            + "' of '"
            + type.name()
            + "' has the keys "
            + aggregate.keys()
            + " and was asked for by "
            + values
            + " values. Pass one for each key.");
  }

  static QueryException notReversible(
      EntityTypeModel type, AggregateModel aggregate, ExpressionNode value) {
    return new QueryException(
        subject("QRY-92", type, aggregate)
            + " has "
            + value
            + ", out of which a row cannot be taken exactly. Use counts, the smallest and the largest"
            + " value, and sums and averages of integers or decimals; query the others.");
  }

  static QueryException leavesItsType(
      EntityTypeModel type, AggregateModel aggregate, EntityTypeModel related) {
    return new QueryException(
        subject("QRY-93", type, aggregate)
            + " leads to '"
            + related.name()
            + "'. It is about one row: use properties of '"
            + type.name()
            + "' only.");
  }

  static QueryException notOwnTopic(EntityTypeModel type, AggregateModel aggregate) {
    return new QueryException(
        subject("QRY-94", type, aggregate)
            + " is of a type whose rows are not just those of one topic. Declare it on a type with"
            + " a topic of its own, or on the top of a hierarchy in one topic.");
  }

  private static String subject(String id, EntityTypeModel type, AggregateModel aggregate) {
    return id + ": The live aggregate '" + aggregate.name() + "' of '" + type.name() + "'";
  }
}
