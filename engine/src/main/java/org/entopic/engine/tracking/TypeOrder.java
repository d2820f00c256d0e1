package org.entopic.engine.tracking;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Puts entity types in an order in which principals come before their dependents. */
final class TypeOrder {
  private final BitSet visited = new BitSet();
  private int next;

  private TypeOrder() {}

  static void assign(List<TypePlan> types) {
    var order = new TypeOrder();
    types.forEach(order::visit);
  }

  private void visit(TypePlan type) {
    if (!visited.get(type.index)) {
      visited.set(type.index);
      for (ForeignKeyPlan foreignKey : type.foreignKeys) {
        visit(foreignKey.principal);
      }
      type.order(next++, refersToItself(type));
    }
  }

  private static boolean refersToItself(TypePlan type) {
    var reached = new BitSet();
    var open = new ArrayDeque<TypePlan>(Arrays.asList(type));
    while (!open.isEmpty()) {
      for (ForeignKeyPlan foreignKey : open.remove().foreignKeys) {
        if (foreignKey.principal == type) {
          return true;
        }
        if (!reached.get(foreignKey.principal.index)) {
          reached.set(foreignKey.principal.index);
          open.add(foreignKey.principal);
        }
      }
    }
    return false;
  }
}
