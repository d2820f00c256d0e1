package org.entopic.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.entopic.model.EntityConfiguration;
import org.entopic.model.ModelBuilder;
import org.junit.jupiter.api.Test;

class ConfigurationIndexTest {

  private static String configuration(String modifiers, String name, String members) {
    return """
        %s class %s implements org.entopic.model.EntityConfiguration<String> {
          %s
          public Class<String> entityType() { return String.class; }
          public void configure(org.entopic.model.EntityTypeBuilder<String> type) {}
        }
        """
        .formatted(modifiers, name, members);
  }

  @Test
  void theConfigurationsOfAPackageAreAppliedInOrder() throws Exception {
    Compiled compiled =
        new Compilation()
            .source("a.Second", "package a; " + configuration("final", "Second", ""))
            .source("a.First", "package a; " + configuration("", "First", "First() {}"))
            .source(
                "a.Outer",
                "package a; class Outer {"
                    + configuration("static", "Nested", "")
                    + configuration("private static", "Hidden", "")
                    + configuration("", "Inner", "")
                    + "}")
            .source("a.Base", "package a; " + configuration("abstract", "Base", ""))
            .source("a.Given", "package a; " + configuration("", "Given", "Given(String needs) {}"))
            .source("b.Other", "package b; " + configuration("", "Other", ""))
            .source("c.Given", "package c; " + configuration("", "Given", "Given(String needs) {}"))
            .compile();

    assertThat(applied(compiled, "a.EntityConfigurations"))
        .containsExactly("a.First", "a.Outer$Nested", "a.Second");
    assertThat(compiled.text("a.EntityConfigurations"))
        .contains("left out: a.Given, a.Outer.Hidden, a.Outer.Inner.");
    assertThat(applied(compiled, "b.EntityConfigurations")).containsExactly("b.Other");
    assertThat(compiled.has("c.EntityConfigurations")).isFalse();
  }

  @Test
  void aClassOfThatNameIsLeftAlone() {
    Compiled compiled =
        new Compilation()
            .source("a.First", "package a; " + configuration("", "First", ""))
            .source("a.EntityConfigurations", "package a; class EntityConfigurations {}")
            .compile();
    assertThat(compiled.text("a.EntityConfigurations")).isNull();
  }

  /** Returns the classes of what an index applies. */
  private static List<String> applied(Compiled compiled, String index) throws Exception {
    var applied = new ArrayList<String>();
    Object model =
        Proxy.newProxyInstance(
            ConfigurationIndexTest.class.getClassLoader(),
            new Class<?>[] {ModelBuilder.class},
            (proxy, method, arguments) -> {
              applied.add(((EntityConfiguration<?>) arguments[0]).getClass().getName());
              return proxy;
            });
    compiled.type(index).getMethod("apply", ModelBuilder.class).invoke(null, model);
    return applied;
  }
}
