package org.entopic.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.EntitySet;
import org.entopic.ForeignKeyException;
import org.entopic.ModelException;
import org.entopic.engine.family.Child;
import org.entopic.engine.family.Parent;
import org.entopic.model.DeleteBehavior;
import org.entopic.model.EntityState;
import org.entopic.model.ModelBuilder;
import org.entopic.query.CollectionProperty;
import org.entopic.query.ReferenceProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Dependents that get a default principal when theirs is deleted. */
class DefaultPrincipalTest {
  private static final int NOBODY = 9;

  static class Families extends EntityContext {
    final EntitySet<Parent> parents = set(Parent.class);
    final EntitySet<Child> children = set(Child.class);

    @Override
    protected void configureModel(ModelBuilder model) {
      relate(model);
      model.entity(Child.class).property("parentId").defaultValue(NOBODY);
    }

    static void relate(ModelBuilder model) {
      model
          .entity(Parent.class)
          .hasMany(CollectionProperty.of(Parent.class, "children", Child.class))
          .withOne(ReferenceProperty.of(Child.class, "parent", Parent.class))
          .foreignKey("parentId")
          .onDelete(DeleteBehavior.SET_DEFAULT);
    }
  }

  static final class WithoutDefault extends EntityContext {
    WithoutDefault() {
      set(Parent.class);
      set(Child.class);
    }

    @Override
    protected void configureModel(ModelBuilder model) {
      Families.relate(model);
    }
  }

  private final EntityContextFactory<Families> factory;
  private Families db;

  DefaultPrincipalTest(TestInfo test) {
    factory =
        EntityContextFactory.of(Families::new)
            .database("defaults-" + test.getTestMethod().orElseThrow().getName())
            .backend("memory")
            .serializer("json")
            .open();
  }

  @BeforeEach
  void store() {
    try (var first = factory.create()) {
      var parent = new Parent(1, "parent");
      parent.children().add(new Child(1));
      first.parents.add(parent);
      first.parents.add(new Parent(NOBODY, "nobody"));
      first.saveChanges();
    }
    db = factory.create();
  }

  @AfterEach
  void close() {
    db.close();
    factory.close();
  }

  @Test
  void theDefaultPrincipalIsWiredIfItIsTracked() {
    Parent parent = db.parents.find(1).orElseThrow();
    Parent nobody = db.parents.find(NOBODY).orElseThrow();
    Child child = db.children.find(1).orElseThrow();

    db.parents.remove(parent);

    assertThat(child.parent()).isSameAs(nobody);
    assertThat(nobody.children()).containsExactly(child);
    assertThat(db.entry(child).state()).isEqualTo(EntityState.MODIFIED);
    db.saveChanges();
    try (var after = factory.create()) {
      assertThat(after.children.find(1).orElseThrow().parentId()).isEqualTo(NOBODY);
    }
  }

  @Test
  void newDependentsHaveTheDefaultUnlessTheyHaveAPrincipal() {
    var lost = new Child(2);
    var found = new Child(3);
    found.setParent(db.parents.find(1).orElseThrow());
    db.children.addAll(List.of(lost, found));

    assertThat(lost.parentId()).isEqualTo(NOBODY);
    assertThat(found.parentId()).isEqualTo(1);
  }

  @Test
  void theDefaultPrincipalItselfStaysWhileSomebodyRefersToIt() {
    db.parents.remove(db.parents.find(1).orElseThrow());
    db.saveChanges();
    try (var next = factory.create()) {
      next.parents.remove(next.parents.find(NOBODY).orElseThrow());
      assertThatThrownBy(next::saveChanges).isInstanceOf(ForeignKeyException.class);
    }
    try (var next = factory.create()) {
      assertThat(next.children.find(1)).as("tracked").isPresent();
      next.parents.remove(next.parents.find(NOBODY).orElseThrow());
      assertThatThrownBy(next::saveChanges).isInstanceOf(ForeignKeyException.class);
    }
    try (var next = factory.create()) {
      assertThat(next.parents.find(NOBODY)).isPresent();
    }
  }

  @Test
  void aSaveCanBeExplainedBeforeItIsMade() {
    assertThat(db.tracking().explainSave()).isEqualTo("nothing to save");
    db.parents.remove(db.parents.find(1).orElseThrow());

    assertThat(db.tracking().explainSave())
        .contains("2 records")
        .contains("delete Parent: 1")
        .as("a row that is not tracked")
        .contains("update Child: 1");
    try (var other = factory.create()) {
      assertThat(other.parents.find(1)).as("nothing was written").isPresent();
    }
    assertThat(db.saveChanges().entitiesWritten()).isEqualTo(2);
  }

  @Test
  void aForeignKeyWithoutADefaultIsAProblemOfTheModel() {
    assertThatThrownBy(
            () -> EntityContextFactory.of(WithoutDefault::new).database("none").buildModel())
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("MOD-120")
        .hasMessageContaining("Child.parentId")
        .hasMessageContaining("SET_DEFAULT")
        .hasMessageContaining("defaultValue");
  }
}
