package org.entopic.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.ManyToOne;
import java.util.List;
import org.entopic.Lazy;
import org.jspecify.annotations.NonNull;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Members that load themselves, as the model sees them. */
class LazyModelTest {
  static class House {
    int id;
    Lazy<List<Room>> rooms;
  }

  static class Room {
    int id;
    @ManyToOne Lazy<@NonNull House> house;
    Lazy<@Nullable Room> next;
  }

  static class Wrong {
    int id;
    Lazy<String> text;
    Lazy<List<Integer>> numbers;

    @SuppressWarnings("rawtypes")
    Lazy anything;
  }

  @Test
  void theyAreRelationsLikeOthers() {
    EngineModel model = Models.of(House.class, Room.class);

    var rooms = Models.type(model, House.class).navigation("rooms").orElseThrow();
    assertThat(rooms.isCollection()).isTrue();
    assertThat(rooms.inverse()).map(Object::toString).contains("Room.house");
    assertThat(Models.mapping(model, House.class).navigation(rooms).isLazy()).isTrue();
    assertThat(Models.property(model, Room.class, "houseId").isNullable()).isFalse();
    assertThat(Models.property(model, Room.class, "nextId").isNullable()).isTrue();
  }

  @Test
  void onlyEntitiesLoadLazily() {
    assertThat(Models.problems(Wrong.class))
        .hasSize(3)
        .allMatch(problem -> problem.startsWith("MOD-116"))
        .anyMatch(problem -> problem.contains("Wrong.text is lazy"))
        .anyMatch(problem -> problem.contains("java.util.List of java.lang.Integer"));
  }
}
