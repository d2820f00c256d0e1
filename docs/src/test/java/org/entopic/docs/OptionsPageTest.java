package org.entopic.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.entopic.Database;
import org.entopic.EntityContextFactoryBuilder;
import org.entopic.FactorySetting;
import org.entopic.PropertyScope;
import org.entopic.model.EntityTypeBuilder;
import org.junit.jupiter.api.Test;

/**
 * The page on options says what there is: its table of settings is generated, by {@code
 * -Dentopic.docs.update}, and what it names exists.
 */
class OptionsPageTest {
  private static final Path PAGE = Path.of("options.md");
  private static final Pattern TABLE =
      Pattern.compile(
          "(<!-- settings: generated from FactorySetting -->\\n)(.*?)(<!-- end -->)",
          Pattern.DOTALL);
  private static final Pattern METHOD = Pattern.compile("`(\\w+)\\([^`]*\\)`");
  private static final Pattern ANNOTATION = Pattern.compile("`@(\\w+)");

  @Test
  void theTableOfSettingsIsThatOfTheCode() throws IOException {
    String table =
        Arrays.stream(FactorySetting.values())
            .map(
                setting ->
                    "| `%s` | %s | %s |%n"
                        .formatted(setting.key(), setting.fallback(), setting.description()))
            .collect(
                Collectors.joining(
                    "", "| setting | unless set | what it is |\n|---|---|---|\n", ""));
    Matcher page = TABLE.matcher(Files.readString(PAGE));
    assertThat(page.find()).isTrue();
    if (System.getProperty("entopic.docs.update") == null) {
      assertThat(page.group(2)).isEqualTo(table);
    } else {
      Files.writeString(PAGE, page.replaceFirst("$1" + Matcher.quoteReplacement(table) + "$3"));
    }
  }

  @Test
  void everyMethodThatThePageNamesExists() throws Exception {
    Set<String> known = new TreeSet<>(Set.of("changes", "explain", "database"));
    for (Class<?> type :
        new Class<?>[] {
          EntityContextFactoryBuilder.class, EntityTypeBuilder.class, Database.class
        }) {
      Arrays.stream(type.getMethods()).map(Method::getName).forEach(known::add);
    }
    assertThat(named(METHOD)).isSubsetOf(known);
  }

  @Test
  void everyAnnotationOfTopicsIsOnThePageAndEveryOneOnThePageExists() throws Exception {
    Set<String> named = named(ANNOTATION);
    named.remove("Convert");
    for (String annotation : named) {
      Class<?> type = Class.forName("org.entopic.annotation." + annotation);
      assertThat(type).isAssignableTo(Annotation.class);
    }
    assertThat(named)
        .contains("Topic", "TopicPrefix", "Partitions", "Replication", "Retention", "TopicConfig")
        .contains("SerializedWith", "ReadOnly", "NoChangeEvents", "ProducerConfig");
  }

  @Test
  void everyScopeIsOnThePage() throws IOException {
    String page = Files.readString(PAGE);
    assertThat(PropertyScope.values()).allMatch(scope -> page.contains("`" + scope + "`"));
  }

  @Test
  void everySettingOfTheBuilderCanBeATextOrIsNone() {
    Set<String> notTexts =
        Set.of(
            "settings",
            "property",
            "withChangeEvents", // the other text of withoutChangeEvents
            "lookup",
            "service",
            "providers",
            "conventions",
            "model",
            "onCreated",
            "interceptor",
            "retries",
            "diagnostics",
            "warning",
            "sensitiveMessages", // who may read them is for code to know
            "open",
            "openAsync",
            "administer",
            "buildModel");
    Set<String> methods =
        Arrays.stream(EntityContextFactoryBuilder.class.getDeclaredMethods())
            .filter(method -> Modifier.isPublic(method.getModifiers()))
            .map(Method::getName)
            .filter(name -> !notTexts.contains(name))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(methods).hasSize(FactorySetting.values().length);
  }

  private static Set<String> named(Pattern pattern) throws IOException {
    return pattern
        .matcher(Files.readString(PAGE))
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
