package org.entopic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Understands settings given as texts. */
final class FactorySettings {
  private FactorySettings() {}

  /**
   * Returns what settings do to a builder.
   *
   * @throws ConfigurationException if a name is unknown or a value is not understood
   */
  static List<Consumer<EntityContextFactoryBuilder<?>>> of(Map<?, ?> settings) {
    var trial = new EntityContextFactoryBuilder<>(FactorySettings::noContext);
    var steps = new ArrayList<Consumer<EntityContextFactoryBuilder<?>>>();
    texts(settings)
        .forEach(
            (name, text) -> {
              Consumer<EntityContextFactoryBuilder<?>> step = step(name, text);
              try {
                step.accept(trial);
              } catch (IllegalArgumentException e) {
                throw new ConfigurationException(
                    "API-16: '"
                        + text
                        + "' is no value of the setting '"
                        + name
                        + "': "
                        + meaning(name),
                    e);
              }
              steps.add(step);
            });
    return steps;
  }

  private static String meaning(String name) {
    return Arrays.stream(FactorySetting.values())
        .filter(setting -> setting.key().equals(name))
        .map(setting -> setting.description() + ".")
        .findFirst()
        .orElse("");
  }

  private static EntityContext noContext() {
    throw new IllegalStateException();
  }

  private static Map<String, String> texts(Map<?, ?> settings) {
    var texts = new LinkedHashMap<String, String>();
    if (settings instanceof Properties properties) {
      // The only way to those that are defaults of others.
      properties.stringPropertyNames().forEach(n -> texts.put(n, properties.getProperty(n)));
    } else {
      settings.forEach((name, value) -> texts.put(String.valueOf(name), String.valueOf(value)));
    }
    return texts;
  }

  private static Consumer<EntityContextFactoryBuilder<?>> step(String name, String text) {
    for (FactorySetting setting : FactorySetting.values()) {
      if (setting.key().equals(name)) {
        return builder -> setting.apply(builder, text.strip());
      }
    }
    for (PropertyScope scope : PropertyScope.values()) {
      String prefix = scope.prefix();
      if (name.startsWith(prefix) && name.length() > prefix.length()) {
        return builder -> builder.property(scope, name.substring(prefix.length()), text);
      }
    }
    throw new ConfigurationException(
        "API-17: There is no setting '" + name + "'. Was '" + closest(name) + "' meant?");
  }

  private static String closest(String name) {
    Optional<String> closest =
        Stream.concat(
                Arrays.stream(FactorySetting.values()).map(FactorySetting::key),
                Arrays.stream(PropertyScope.values())
                    .map(scope -> scope.prefix() + name.substring(name.indexOf('.') + 1)))
            .filter(known -> !known.equals(name))
            .min(Comparator.comparingInt(known -> distance(known, name)));
    return closest.orElseThrow();
  }

  /** Returns how many characters must be added, removed or replaced (Levenshtein). */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    Arrays.setAll(row, j -> j);
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
