package org.entopic.osgi.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.EntitySet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResultValuesTest {
  private final EntityContextFactory<NoteContext> factory =
      EntityContextFactory.of(NoteContext::new).database("values").open();
  private final NoteContext db = factory.create();

  static class Note {
    int id;
    @Nullable String text;
    @Nullable Note about;
  }

  static class NoteContext extends EntityContext {
    final EntitySet<Note> notes = set(Note.class);
  }

  @BeforeEach
  void store() {
    var first = new Note();
    first.id = 1;
    first.text = "first";
    var second = new Note();
    second.id = 2;
    second.about = first;
    db.notes.addAll(List.of(first, second));
    db.saveChanges();
  }

  @AfterEach
  void close() {
    db.close();
    factory.close();
  }

  private List<Map<String, @Nullable Object>> values(String text) {
    return db.query(Object.class, text).toList().stream()
        .map(result -> ResultValues.of(db, result))
        .toList();
  }

  @Test
  void entitiesAreTheirProperties() {
    assertThat(values("from Note where id = 2").get(0))
        .containsEntry("id", 2)
        .containsEntry("aboutId", 1);
    assertThat(values("select n.about from Note n where n.id = 2").get(0))
        .containsEntry("text", "first");
  }

  @Test
  void aValueThatIsNullIsShownAsNull() {
    Map<String, @Nullable Object> nothing = new LinkedHashMap<>();
    nothing.put("value", null);
    assertThat(values("select text from Note where id = 2")).containsExactly(nothing);
    assertThat(values("select n.about from Note n where n.id = 1")).containsExactly(nothing);
  }

  @Test
  void entitiesInTuplesAreTheirPropertiesToo() {
    Map<String, @Nullable Object> pair =
        values("select n.id, n.about from Note n where n.id = 2").get(0);
    assertThat(pair).containsEntry("Note.id", 2);
    assertThat(pair.get("Note.about")).asString().contains("text=first");
  }
}
