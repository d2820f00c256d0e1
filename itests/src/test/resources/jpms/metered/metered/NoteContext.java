package metered;

import org.entopic.EntityContext;
import org.entopic.EntitySet;

/** The unit of work. */
final class NoteContext extends EntityContext {
  final EntitySet<Note> notes;

  NoteContext() {
    notes = set(Note.class);
  }
}
