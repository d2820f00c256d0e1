package org.entopic.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entopic.engine.model.Models.mapping;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.entopic.spi.backend.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConstructorBindingTest {
  private static final List<String> EVENTS = new ArrayList<>();

  @Entity
  static class Account {
    @Id private long number;
    private String owner;
    private int balance;
    private List<String> notes = new ArrayList<>(List.of("opened"));

    Account(long number, String owner) {
      this.number = number;
      this.owner = owner;
      this.balance = -1;
    }

    Account(long number, String owner, int opening, boolean event) {
      this(number, owner);
      this.balance = opening;
      if (event) {
        EVENTS.add("opened");
      }
    }
  }

  @Test
  void parametersTakeValuesAndTheOtherMembersAreSet() {
    EntityMapping mapping = mapping(Models.of(Account.class), Account.class);
    var account = new Account(7, "Ada", 50, true);
    account.notes = List.of("a", "b");
    EVENTS.clear();
    Row row = Models.row(mapping, account);

    var loaded = (Account) mapping.instantiate(row);

    assertThat(loaded.number).isEqualTo(7);
    assertThat(loaded.owner).isEqualTo("Ada");
    assertThat(loaded.balance).isEqualTo(50);
    assertThat(loaded.notes).containsExactly("a", "b");
    assertThat(mapping.matches(loaded, row)).isTrue();
    assertThat(EVENTS).as("a constructor with a meaning of its own is not called").isEmpty();
  }

  @Test
  void namesOfParametersAreReadWhereNoAccessIsGenerated(@TempDir Path folder) throws Exception {
    try (URLClassLoader loader = compiled(folder, "-parameters")) {
      Class<?> type = loader.loadClass("Plain");
      EntityMapping mapping = mapping(Models.of(type), type);
      Object plain = type.getConstructor(int.class, String.class).newInstance(3, "c");
      Row row = Models.row(mapping, plain);
      assertThat(mapping.matches(mapping.instantiate(row), row)).isTrue();
    }
    try (URLClassLoader loader = compiled(folder, "-nowarn")) {
      assertThat(Models.problems(loader.loadClass("Plain")))
          .singleElement()
          .asString()
          .startsWith("MOD-03")
          .contains("Plain", "-parameters");
    }
  }

  private static URLClassLoader compiled(Path folder, String option) throws IOException {
    Path source = folder.resolve("Plain.java");
    Files.writeString(
        source,
        """
        public class Plain {
          private int id;
          private String name;
          public Plain(int id, String name) { this.id = id; this.name = name; }
        }
        """);
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, option, "-d", folder.toString(), source.toString()))
        .isZero();
    return new URLClassLoader(
        new URL[] {folder.toUri().toURL()}, ConstructorBindingTest.class.getClassLoader());
  }
}
