package org.entopic.engine.model;

import java.lang.invoke.MethodHandles.Lookup;

/** Gives the lookup with which the private members of a class can be reached. */
@FunctionalInterface
interface MemberHandles {
  Lookup lookupIn(Class<?> type) throws IllegalAccessException;
}
