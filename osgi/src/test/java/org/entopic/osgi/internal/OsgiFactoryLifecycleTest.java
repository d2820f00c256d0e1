package org.entopic.osgi.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ServiceLoader;
import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.EntitySet;
import org.entopic.spi.engine.FactoryLifecycle;
import org.junit.jupiter.api.Test;

class OsgiFactoryLifecycleTest {

  static class Note {
    int id;
    String text = "";
  }

  static class NoteContext extends EntityContext {
    final EntitySet<Note> notes = set(Note.class);
  }

  @Test
  void outsideOfOsgiItIsFoundAndDoesNothing() {
    assertThat(ServiceLoader.load(FactoryLifecycle.class))
        .singleElement()
        .isInstanceOf(OsgiFactoryLifecycle.class);
    try (var factory = EntityContextFactory.of(NoteContext::new).database("notes").open();
        var db = factory.create()) {
      var note = new Note();
      note.id = 1;
      db.notes.add(note);
      db.saveChanges();
      assertThat(db.notes.count()).isEqualTo(1);
    }
  }
}
