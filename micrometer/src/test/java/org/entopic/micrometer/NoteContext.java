package org.entopic.micrometer;

import java.lang.invoke.MethodHandles;
import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.EntitySet;
import org.entopic.event.DiagnosticListener;

/** The context of the tests. */
class NoteContext extends EntityContext {
  final EntitySet<Note> notes = set(Note.class);

  static EntityContextFactory<NoteContext> open(String database, DiagnosticListener listener) {
    return EntityContextFactory.of(NoteContext::new)
        .database(database)
        .backend("memory")
        .serializer("json")
        .lookup(MethodHandles.lookup())
        .diagnostics(listener)
        .open();
  }
}
