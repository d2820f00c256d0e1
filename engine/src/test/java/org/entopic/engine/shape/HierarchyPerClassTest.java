package org.entopic.engine.shape;

import java.util.function.Supplier;

/** The same, with a topic for each class. */
class HierarchyPerClassTest extends HierarchyTest {
  @Override
  Supplier<Drawings> contexts() {
    return DrawingsPerClass::new;
  }
}
