package org.entopic.scaffold;

import com.palantir.javapoet.ClassName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Gives each type of a model a class name of its own; complex types and enums that look alike, by
 * name and content, in several entity types share one. Not thread-safe.
 */
final class ClassNames {
  private final String packageName;

  /** Holds the name that the class of a composite key has inside of its entity type. */
  private final Set<String> taken = new HashSet<>(Set.of("key"));

  private final Map<List<Object>, ClassName> shared = new HashMap<>();

  ClassNames(String packageName) {
    this.packageName = packageName;
  }

  /** Returns a free name; file systems may not tell upper from lower case. */
  ClassName unique(String wanted) {
    String name = wanted;
    for (int number = 2; !isFree(name); number++) {
      name = wanted + number;
    }
    taken.add(lower(name));
    // the annotation processor's, which stand beside it
    taken.add(lower(name + "Fields"));
    taken.add(lower(name + "Access"));
    return ClassName.get(packageName, name);
  }

  private boolean isFree(String name) {
    return !taken.contains(lower(name))
        && !taken.contains(lower(name + "Fields"))
        && !taken.contains(lower(name + "Access"));
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the name of a type that entity types may share.
   *
   * @param content what else than the name makes it the same
   * @param owner stands before the name where the name alone is taken
   * @param first is told a name that is new
   */
  ClassName shared(String wanted, Object content, String owner, Consumer<ClassName> first) {
    List<Object> identity = List.of(wanted, content);
    ClassName known = shared.get(identity);
    if (known == null) {
      known = unique(isFree(wanted) ? wanted : owner + wanted);
      shared.put(identity, known);
      first.accept(known);
    }
    return known;
  }
}
