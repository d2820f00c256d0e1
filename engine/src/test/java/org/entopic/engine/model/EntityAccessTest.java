package org.entopic.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entopic.engine.model.Models.mapping;
import static org.entopic.engine.model.Models.row;

import jakarta.persistence.Entity;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entopic.spi.access.EntityAccess;
import org.entopic.spi.access.EntityAccessRegistry;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EntityAccessTest {
  static class Registered {
    int id;
    int reads;
  }

  static final class RegisteredAccess implements EntityAccess<Registered> {
    static int instantiations;
    private final boolean annotated;

    RegisteredAccess(boolean annotated) {
      this.annotated = annotated;
    }

    @Override
    public Class<Registered> type() {
      return Registered.class;
    }

    @Override
    public List<Member> members() {
      return List.of(new Member("id", int.class));
    }

    @Override
    public boolean annotated() {
      return annotated;
    }

    @Override
    public boolean constructorBound() {
      return false;
    }

    @Override
    public Registered instantiate(@Nullable Object[] values) {
      instantiations++;
      return new Registered();
    }

    @Override
    public Object get(Registered entity, int member) {
      return entity.id;
    }

    @Override
    public void set(Registered entity, int member, @Nullable Object value) {
      entity.id = (int) value;
    }

    @Override
    public void read(Registered entity, RowBuilder target, int[] ordinals) {
      target.setLong(ordinals[0], entity.id);
    }

    @Override
    public boolean matches(Registered entity, Row row, int[] ordinals) {
      return row.getInt(ordinals[0]) == entity.id;
    }

    @Override
    public void write(Row source, Registered entity, int[] ordinals) {
      entity.id = source.getInt(ordinals[0]);
    }
  }

  @Test
  void registeredAccessIsUsedFirst() {
    EntityAccessRegistry.register(new RegisteredAccess(false));
    EngineModel model = Models.of(Registered.class);
    EntityMapping mapping = mapping(model, Registered.class);
    var entity = new Registered();
    entity.id = 5;
    int before = RegisteredAccess.instantiations;
    assertThat(((Registered) mapping.instantiate(row(mapping, entity))).id).isEqualTo(5);
    assertThat(RegisteredAccess.instantiations).isEqualTo(before + 1);
    assertThat(mapping.type().properties()).extracting(Object::toString).containsExactly("id");
  }

  @Test
  void annotationsThatAreGoneAtRunTimeAreNoticed() {
    EntityAccessRegistry.register(new RegisteredAccess(true));
    try {
      assertThat(Models.problems(Registered.class))
          .singleElement()
          .asString()
          .contains("MOD-08", "Registered", "Import-Package: jakarta.persistence", "test-classes");
    } finally {
      EntityAccessRegistry.register(new RegisteredAccess(false));
    }
  }

  /** Loads the entity and the annotations once more, as a bundle with a copy of them would. */
  private static final class SecondCopy extends ClassLoader {
    SecondCopy() {
      super(EntityAccessTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      boolean own =
          name.startsWith("jakarta.persistence.") || name.equals(LonelyEntity.class.getName());
      Class<?> loaded = findLoadedClass(name);
      if (!own || loaded != null) {
        return loaded != null ? loaded : super.loadClass(name, resolve);
      }
      try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  @Test
  void annotationsOfAnotherClassLoaderAreNoticed() throws ClassNotFoundException {
    Class<?> foreign = Class.forName(LonelyEntity.class.getName(), false, new SecondCopy());
    assertThat(foreign.getAnnotations())
        .extracting(Annotation::annotationType)
        .doesNotContain(Entity.class);
    assertThat(Models.problems(foreign))
        .anyMatch(p -> p.startsWith("MOD-09") && p.contains("jakarta.persistence.Entity"));
  }

  @Test
  void aClassThatNobodyOpensNamesAllThreeWays() {
    assertThat(Models.problems(m -> m.entity(Thread.class).key("tid"), Thread.class))
        .filteredOn(p -> p.startsWith("MOD-02"))
        .singleElement()
        .asString()
        .contains(
            "java.lang.Thread",
            "annotation processor",
            "lookup(MethodHandles.lookup())",
            "opens java.lang to org.entopic.engine;");
  }

  private static final class Private {
    private int id;
    private String text;

    private Private() {
      id = -1;
    }
  }

  @Test
  void theApplicationsLookupGrantsAccess() {
    EngineModel model =
        ModelFactory.build(
            "test", List.of(Private.class), any -> {}, MethodHandles.lookup(), Map.of());
    EntityMapping mapping = mapping(model, Private.class);
    var entity = new Private();
    entity.text = "x";
    var copy = (Private) mapping.instantiate(row(mapping, entity));
    assertThat(copy.id).isEqualTo(-1);
    assertThat(copy.text).isEqualTo("x");
  }

  static class Failing {
    private int id;

    Failing() throws IOException {
      if (!Set.of().contains(id)) {
        throw new IOException("no");
      }
    }
  }

  @Test
  void aConstructorThatThrowsIsNamed() {
    EngineModel model = Models.of(Failing.class);
    EntityMapping mapping = mapping(model, Failing.class);
    Row row = new RowBuilder(mapping.type()).build(1);
    assertThatThrownBy(() -> mapping.instantiate(row))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Failing")
        .hasCauseInstanceOf(IOException.class);
  }
}
