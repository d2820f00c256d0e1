package org.entopic.engine.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;
import org.entopic.engine.model.EngineModel;
import org.entopic.engine.model.ModelFactory;
import org.entopic.model.EntityState;
import org.entopic.model.KeyValues;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EmbeddedKeyTest {
  @Embeddable
  static class UsageKey {
    @Nullable String artifactName;
    int number;

    UsageKey() {}

    UsageKey(int number) {
      this.number = number;
    }
  }

  @Embeddable
  record NoteKey(@Nullable String artifactName, int number) {}

  @Entity
  static class Artifact {
    @Id String name;

    @OneToMany(mappedBy = "artifact", cascade = CascadeType.REMOVE)
    List<Usage> usages = new ArrayList<>();

    @OneToMany(mappedBy = "artifact", cascade = CascadeType.REMOVE)
    List<Note> notes = new ArrayList<>();

    Artifact() {}

    Artifact(String name) {
      this.name = name;
    }
  }

  @Entity
  static class Usage {
    @EmbeddedId UsageKey id;

    @MapsId("artifactName")
    @ManyToOne
    Artifact artifact;

    Usage() {}

    Usage(int number) {
      id = new UsageKey(number);
    }
  }

  @Entity
  static class Note {
    @EmbeddedId NoteKey id;

    @MapsId("artifactName")
    @ManyToOne
    Artifact artifact;

    Note() {}

    Note(int number) {
      id = new NoteKey(null, number);
    }
  }

  private static final EngineModel MODEL =
      ModelFactory.build("test", List.of(Artifact.class, Usage.class, Note.class), model -> {});

  private final TestStore store = new TestStore();
  private ChangeTracker tracker = new ChangeTracker(MODEL, store);

  @Test
  void embeddedKeysGetTheirPartFromThePrincipal() {
    var artifact = new Artifact("a");
    artifact.usages.add(new Usage(1));
    artifact.notes.add(new Note(2));

    tracker.add(artifact);

    assertThat(artifact.usages.get(0).id.artifactName).isEqualTo("a");
    assertThat(artifact.notes.get(0).id).isEqualTo(new NoteKey("a", 2));
    assertThat(tracker.rows().tracked(type(Note.class), KeyValues.of("a", 2)))
        .isSameAs(artifact.notes.get(0));
  }

  @Test
  void rowsWithEmbeddedKeysAreWiredAndDeletedWithTheirPrincipal() {
    var artifact = new Artifact("a");
    artifact.usages.add(new Usage(1));
    artifact.notes.add(new Note(2));
    tracker.add(artifact);
    store.save(tracker);
    tracker = new ChangeTracker(MODEL, store);

    Note note = load(Note.class, KeyValues.of("a", 2));
    Artifact loaded = load(Artifact.class, "a");

    assertThat(note.artifact).isSameAs(loaded);
    assertThat(loaded.notes).containsExactly(note);
    assertThat(tracker.hasChanges()).isFalse();

    tracker.remove(loaded);
    assertThat(tracker.entries().of(note).state()).isEqualTo(EntityState.DELETED);
    assertThat(store.save(tracker).changes())
        .extracting(change -> change.kind() + " " + change.type().name())
        .containsExactlyInAnyOrder("DELETE Note", "DELETE Usage", "DELETE Artifact")
        .endsWith("DELETE Artifact");
  }

  private org.entopic.model.EntityTypeModel type(Class<?> type) {
    return MODEL.entityType(type).orElseThrow();
  }

  private <T> T load(Class<T> type, Object key) {
    Row row = store.current(type(type), key);
    return type.cast(tracker.rows().track(type(type), row));
  }
}
