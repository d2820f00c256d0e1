package org.entopic.processor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Writes, for each package with configurations of entity types, a class that applies all of them:
 * those with a constructor without parameters, in the order of their names.
 */
final class ConfigurationIndex {
  static final String NAME = "EntityConfigurations";

  private final Elements elements;
  private final Types types;
  private final Set<String> done = new HashSet<>();

  ConfigurationIndex(ProcessingEnvironment environment) {
    this.elements = environment.getElementUtils();
    this.types = environment.getTypeUtils();
  }

  /** What is written for one package. */
  record Index(String packageName, List<TypeElement> applied, List<TypeElement> leftOut) {
    /** Returns the full name of the class. */
    String name() {
      return packageName.isEmpty() ? NAME : packageName + "." + NAME;
    }

    String write() {
      return (packageName.isEmpty() ? "" : "package " + packageName + ";\n\n")
          + """
          import org.entopic.model.ModelBuilder;

          /**
           * Applies the configurations of entity types of this package.%s
           */
          @SuppressWarnings({"deprecation", "removal"})
          public final class %s {
            private %2$s() {}

            /** Applies all of them, in the order of their names. */
            public static void apply(ModelBuilder model) {
          %s  }
          }
          """
              .formatted(remark(), NAME, statements());
    }

    private String remark() {
      return leftOut.isEmpty()
          ? ""
          : leftOut.stream()
              .map(type -> type.getQualifiedName().toString())
              .collect(
                  Collectors.joining(
                      ", ", " Those that this class cannot make are left out: ", "."));
    }

    private String statements() {
      return applied.stream()
          .map(type -> "    model.configuration(new " + type.getQualifiedName() + "());\n")
          .collect(Collectors.joining());
    }
  }

  /** Returns what this round makes complete; each package comes out once. */
  List<Index> next(RoundEnvironment round) {
    TypeElement configuration = elements.getTypeElement("org.entopic.model.EntityConfiguration");
    if (configuration == null) {
      return List.of();
    }
    Map<String, List<TypeElement>> byPackage = new TreeMap<>();
    Set<TypeElement> roots = ElementFilter.typesIn(round.getRootElements());
    roots.forEach(root -> collect(root, configuration, byPackage));
    var indexes = new ArrayList<Index>();
    byPackage.forEach(
        (packageName, found) -> {
          List<TypeElement> sorted =
              found.stream()
                  .sorted(Comparator.comparing(type -> type.getQualifiedName().toString()))
                  .toList();
          var index =
              new Index(
                  packageName,
                  sorted.stream().filter(ConfigurationIndex::isMakeable).toList(),
                  sorted.stream().filter(type -> !isMakeable(type)).toList());
          boolean taken =
              roots.stream().anyMatch(root -> root.getQualifiedName().contentEquals(index.name()));
          if (!taken && !index.applied().isEmpty() && done.add(packageName)) {
            indexes.add(index);
          }
        });
    return indexes;
  }

  private void collect(
      TypeElement type, TypeElement configuration, Map<String, List<TypeElement>> byPackage) {
    if (type.getKind() == ElementKind.CLASS
        && !type.getModifiers().contains(Modifier.ABSTRACT)
        && types.isSubtype(types.erasure(type.asType()), types.erasure(configuration.asType()))) {
      byPackage
          .computeIfAbsent(
              elements.getPackageOf(type).getQualifiedName().toString(), any -> new ArrayList<>())
          .add(type);
    }
    ElementFilter.typesIn(type.getEnclosedElements())
        .forEach(nested -> collect(nested, configuration, byPackage));
  }

  private static boolean isMakeable(TypeElement type) {
    boolean reachable = type.getTypeParameters().isEmpty();
    for (TypeElement e = type;
        reachable && e.getEnclosingElement() instanceof TypeElement outer;
        e = outer) {
      reachable =
          e.getModifiers().contains(Modifier.STATIC)
              && !e.getModifiers().contains(Modifier.PRIVATE);
    }
    return reachable
        && ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
            .anyMatch(ConfigurationIndex::isCallable);
  }

  private static boolean isCallable(ExecutableElement constructor) {
    return constructor.getParameters().isEmpty()
        && constructor.getThrownTypes().isEmpty()
        && !constructor.getModifiers().contains(Modifier.PRIVATE);
  }
}
