package org.entopic.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Consumer;
import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.EntitySet;
import org.entopic.SaveFailedException;
import org.entopic.engine.family.Child;
import org.entopic.engine.family.Parent;
import org.entopic.model.CascadeTiming;
import org.entopic.model.DeleteBehavior;
import org.entopic.model.EntityState;
import org.entopic.model.ModelBuilder;
import org.entopic.query.CollectionProperty;
import org.entopic.query.ReferenceProperty;
import org.junit.jupiter.api.Test;

/** The tables of {@code docs/change-tracking.md} are what contexts do. */
class ChangeTrackingTablesTest {
  /** A relation that can be configured. */
  static class Families extends EntityContext {
    final EntitySet<Parent> parents = set(Parent.class);
    final EntitySet<Child> children = set(Child.class);
    private final DeleteBehavior behavior;
    private final boolean required;

    Families(DeleteBehavior behavior, boolean required) {
      this.behavior = behavior;
      this.required = required;
    }

    @Override
    protected void configureModel(ModelBuilder model) {
      var relation =
          model
              .entity(Parent.class)
              .hasMany(CollectionProperty.of(Parent.class, "children", Child.class))
              .withOne(ReferenceProperty.of(Child.class, "parent", Parent.class))
              .foreignKey("parentId")
              .onDelete(behavior);
      if (isDefault(behavior)) {
        model.entity(Child.class).property("parentId").defaultValue(NOBODY);
      }
      if (required) {
        relation.required();
      } else {
        relation.optional();
      }
    }
  }

  private static final int NOBODY = 9;

  private static boolean isDefault(DeleteBehavior behavior) {
    return behavior == DeleteBehavior.SET_DEFAULT || behavior == DeleteBehavior.CLIENT_SET_DEFAULT;
  }

  @Test
  void statesAndOperations() throws IOException {
    List<Consumer<Families>> operations =
        List.of(
            db -> db.parents.add(parent(db)),
            db -> db.parents.attach(parent(db)),
            db -> db.parents.update(parent(db)),
            db -> db.parents.remove(parent(db)),
            db -> db.entry(parent(db)).setState(EntityState.ADDED),
            db -> db.entry(parent(db)).setState(EntityState.UNCHANGED),
            db -> db.entry(parent(db)).setState(EntityState.MODIFIED),
            db -> db.entry(parent(db)).setState(EntityState.DELETED),
            db -> db.entry(parent(db)).setState(EntityState.DETACHED),
            db -> parent(db).setName("changed by the program"));
    var table = new ArrayList<String>();
    table.add(
        "| before | add | attach | update | remove | set ADDED | set UNCHANGED | set MODIFIED"
            + " | set DELETED | set DETACHED | value changed |");
    table.add("|---".repeat(11) + "|");
    for (EntityState before : EntityState.values()) {
      var row = new StringJoiner(" | ", "| ", " |");
      row.add("**" + before + "**");
      for (Consumer<Families> operation : operations) {
        row.add(after(before, operation));
      }
      table.add(row.toString());
    }
    check("states", table);
  }

  @Test
  void deleteBehaviorsAndTiming() throws IOException {
    var table = new ArrayList<String>();
    table.add(
        "| delete behaviour | relation | tracked, IMMEDIATE | tracked, ON_SAVE | tracked, NEVER"
            + " | stored, not tracked |");
    table.add("|---|---|---|---|---|---|");
    forEachRelation(
        (behavior, required) -> {
          var row = new StringJoiner(" | ", "| ", " |");
          row.add(behavior.name()).add(required ? "required" : "optional");
          for (CascadeTiming timing : CascadeTiming.values()) {
            row.add(remove(behavior, required, timing));
          }
          row.add(removeUntracked(behavior, required));
          table.add(row.toString());
        });
    check("delete behaviours", table);
  }

  @Test
  void orphansAndTiming() throws IOException {
    var table = new ArrayList<String>();
    table.add("| delete behaviour | relation | IMMEDIATE | ON_SAVE | NEVER |");
    table.add("|---|---|---|---|---|");
    forEachRelation(
        (behavior, required) -> {
          var row = new StringJoiner(" | ", "| ", " |");
          row.add(behavior.name()).add(required ? "required" : "optional");
          for (CascadeTiming timing : CascadeTiming.values()) {
            row.add(sever(behavior, required, timing));
          }
          table.add(row.toString());
        });
    check("orphans", table);
  }

  private interface RelationCase {
    void run(DeleteBehavior behavior, boolean required);
  }

  private static void forEachRelation(RelationCase relation) {
    for (DeleteBehavior behavior : DeleteBehavior.values()) {
      boolean nulls =
          behavior == DeleteBehavior.SET_NULL || behavior == DeleteBehavior.CLIENT_SET_NULL;
      if (!nulls) {
        relation.run(behavior, true);
      }
      relation.run(behavior, false);
    }
  }

  private static Parent parent(Families db) {
    List<Parent> tracked = new ArrayList<>();
    db.entries().stream()
        .filter(entry -> entry.entity() instanceof Parent)
        .forEach(entry -> tracked.add((Parent) entry.entity()));
    return tracked.isEmpty() ? new Parent(1, "detached") : tracked.get(0);
  }

  private static String after(EntityState before, Consumer<Families> operation) {
    try (var factory = factory(DeleteBehavior.RESTRICT, false)) {
      if (before != EntityState.DETACHED && before != EntityState.ADDED) {
        try (Families db = factory.create()) {
          db.parents.add(new Parent(1, "stored"));
          db.saveChanges();
        }
      }
      try (Families db = factory.create()) {
        switch (before) {
          case DETACHED -> {}
          case ADDED -> db.parents.add(new Parent(1, "new"));
          case UNCHANGED -> assertThat(db.parents.find(1)).isPresent();
          case MODIFIED -> db.parents.find(1).orElseThrow().setName("changed");
          case DELETED -> db.parents.remove(db.parents.find(1).orElseThrow());
        }
        operation.accept(db);
        return db.entries().stream()
            .map(entry -> entry.state().name())
            .findFirst()
            .orElse("DETACHED");
      }
    }
  }

  private static String remove(DeleteBehavior behavior, boolean required, CascadeTiming timing) {
    try (var factory = stored(behavior, required);
        Families db = factory.create()) {
      Parent parent = db.parents.find(1).orElseThrow();
      Child child = db.children.find(1).orElseThrow();
      db.tracking().cascadeTiming(timing);
      db.parents.remove(parent);
      return outcome(db, child, factory);
    }
  }

  private static String removeUntracked(DeleteBehavior behavior, boolean required) {
    try (var factory = stored(behavior, required);
        Families db = factory.create()) {
      db.parents.remove(db.parents.find(1).orElseThrow());
      return saved(db, factory);
    }
  }

  private static String sever(DeleteBehavior behavior, boolean required, CascadeTiming timing) {
    try (var factory = stored(behavior, required);
        Families db = factory.create()) {
      Parent parent = db.parents.find(1).orElseThrow();
      Child child = db.children.find(1).orElseThrow();
      db.tracking().orphanTiming(timing);
      parent.children().remove(child);
      return outcome(db, child, factory);
    }
  }

  private static String outcome(Families db, Child child, EntityContextFactory<Families> factory) {
    db.detectChanges();
    EntityState state = db.entry(child).state();
    return state + ", then " + saved(db, factory);
  }

  private static String saved(Families db, EntityContextFactory<Families> factory) {
    try {
      db.saveChanges();
    } catch (SaveFailedException e) {
      return "refused";
    }
    try (Families after = factory.create()) {
      return after
          .children
          .find(1)
          .map(Child::parentId)
          .map(parent -> parent == NOBODY ? "foreign key default" : "left as it is")
          .orElseGet(() -> after.children.find(1).isPresent() ? "foreign key null" : "deleted");
    }
  }

  private static EntityContextFactory<Families> stored(DeleteBehavior behavior, boolean required) {
    EntityContextFactory<Families> factory = factory(behavior, required);
    try (Families db = factory.create()) {
      var parent = new Parent(1, "parent");
      parent.children().add(new Child(1));
      db.parents.add(parent);
      db.parents.add(new Parent(NOBODY, "of those without one"));
      db.saveChanges();
    }
    return factory;
  }

  private static EntityContextFactory<Families> factory(DeleteBehavior behavior, boolean required) {
    return EntityContextFactory.of(() -> new Families(behavior, required))
        .database("families" + System.nanoTime())
        .backend("memory")
        .serializer("json")
        .open();
  }

  private static void check(String name, List<String> table) throws IOException {
    DocumentedTable.check("change-tracking.md", name, table);
  }
}
