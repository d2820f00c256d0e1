package org.entopic.engine.model.draft;

/** A complex type being built. */
public final class ComplexDraft extends StructuralDraft {
  ComplexDraft(Class<?> javaType) {
    super(javaType);
  }
}
