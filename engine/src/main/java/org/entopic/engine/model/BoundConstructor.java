package org.entopic.engine.model;

import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.entopic.spi.access.EntityAccess;
import org.jspecify.annotations.Nullable;

/**
 * The constructor that instances are made by: the canonical one of a record, the one without
 * parameters of a class, or else the one whose parameters all have names and types of members.
 *
 * @param constructor the constructor
 * @param members the numbers of the members whose values it takes
 */
record BoundConstructor(Constructor<?> constructor, List<Integer> members) {

  /** Returns the constructor of a class, or null where none can be used. */
  static @Nullable BoundConstructor of(Class<?> type, List<EntityAccess.Member> members) {
    if (type.isRecord()) {
      Class<?>[] components =
          Arrays.stream(type.getRecordComponents())
              .map(RecordComponent::getType)
              .toArray(Class<?>[]::new);
      return Arrays.stream(type.getDeclaredConstructors())
          .filter(constructor -> Arrays.equals(constructor.getParameterTypes(), components))
          .map(c -> new BoundConstructor(c, IntStream.range(0, members.size()).boxed().toList()))
          .findFirst()
          .orElse(null);
    }
    BoundConstructor best = null;
    boolean alone = true;
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (constructor.getParameterCount() == 0) {
        return new BoundConstructor(constructor, List.of());
      }
      List<Integer> taken = taken(constructor, members);
      int most = best == null ? 0 : best.members().size();
      if (taken.size() > most) {
        best = new BoundConstructor(constructor, taken);
        alone = true;
      } else if (!taken.isEmpty() && taken.size() == most) {
        alone = false;
      }
    }
    return alone ? best : null;
  }

  /** Returns whether values are given to it. */
  boolean takesValues() {
    return constructor.getParameterCount() > 0 || constructor.getDeclaringClass().isRecord();
  }

  private static List<Integer> taken(
      Constructor<?> constructor, List<EntityAccess.Member> members) {
    var taken = new ArrayList<Integer>();
    for (Parameter parameter : constructor.getParameters()) {
      int member =
          members.indexOf(new EntityAccess.Member(parameter.getName(), parameter.getType()));
      if (member < 0 || !parameter.isNamePresent()) {
        return List.of();
      }
      taken.add(member);
    }
    return taken;
  }
}
