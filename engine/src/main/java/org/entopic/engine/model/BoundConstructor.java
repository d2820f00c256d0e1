package org.entopic.engine.model;

import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entopic.EntityContext;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.access.EntityAccess;
import org.jspecify.annotations.Nullable;

/**
 * The constructor that instances are made by: the canonical one of a record; of a class the one
 * that takes the most services, then the one without parameters, or else the one whose parameters
 * all have names and types of members.
 *
 * @param constructor the constructor
 * @param members the numbers of the members whose values it takes; services are numbered after them
 * @param services the classes of the services that it takes
 */
record BoundConstructor(
    Constructor<?> constructor, List<Integer> members, List<Class<?>> services) {
  private static final Comparator<BoundConstructor> PREFERENCE =
      Comparator.<BoundConstructor>comparingInt(bound -> bound.services.size())
          .thenComparing(bound -> bound.members.isEmpty())
          .thenComparingInt(bound -> bound.members.size());

  /** Returns the constructor of a class, or null where none can be used. */
  static @Nullable BoundConstructor of(Class<?> type, List<EntityAccess.Member> members) {
    Stream<Constructor<?>> constructors = Arrays.stream(type.getDeclaredConstructors());
    if (type.isRecord()) {
      Class<?>[] components =
          Arrays.stream(type.getRecordComponents())
              .map(RecordComponent::getType)
              .toArray(Class<?>[]::new);
      List<Integer> all = IntStream.range(0, members.size()).boxed().toList();
      return constructors
          .filter(constructor -> Arrays.equals(constructor.getParameterTypes(), components))
          .map(constructor -> new BoundConstructor(constructor, all, List.of()))
          .findFirst()
          .orElse(null);
    }
    List<BoundConstructor> fitting =
        constructors
            .flatMap(constructor -> bind(constructor, members).stream())
            .sorted(PREFERENCE.reversed())
            .toList();
    boolean alone =
        fitting.size() == 1
            || fitting.size() > 1 && PREFERENCE.compare(fitting.get(0), fitting.get(1)) != 0;
    return alone ? fitting.get(0) : null;
  }

  /** Returns whether values are given to it. */
  boolean takesValues() {
    return constructor.getParameterCount() > 0 || constructor.getDeclaringClass().isRecord();
  }

  private static Optional<BoundConstructor> bind(
      Constructor<?> constructor, List<EntityAccess.Member> members) {
    var taken = new ArrayList<Integer>();
    var services = new ArrayList<Class<?>>();
    for (Parameter parameter : constructor.getParameters()) {
      int member =
          parameter.isNamePresent()
              ? members.indexOf(new EntityAccess.Member(parameter.getName(), parameter.getType()))
              : -1;
      if (member >= 0) {
        taken.add(member);
      } else if (isService(parameter.getType())) {
        taken.add(members.size() + services.size());
        services.add(parameter.getType());
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(new BoundConstructor(constructor, taken, services));
  }

  private static boolean isService(Class<?> type) {
    return type == EntityTypeModel.class || EntityContext.class.isAssignableFrom(type);
  }
}
