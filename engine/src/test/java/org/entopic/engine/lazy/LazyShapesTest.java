package org.entopic.engine.lazy;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.entopic.ChangeListener;
import org.entopic.ChangeNotifier;
import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.EntitySet;
import org.entopic.Lazy;
import org.entopic.model.EntityState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lazy members in hierarchies, in entities that tell of their changes, and between contexts. */
class LazyShapesTest {

  @Entity
  static class Shelf implements ChangeNotifier {
    @Id int id;

    @OneToMany(mappedBy = "shelf")
    final Lazy<List<Item>> items = Lazy.of(new ArrayList<>());

    private transient @Nullable ChangeListener listener;

    Shelf() {}

    Shelf(int id) {
      this.id = id;
    }

    void put(Item item) {
      items.get().add(item);
      ChangeListener.tell(listener);
    }

    @Override
    public @Nullable ChangeListener changeListener() {
      return listener;
    }

    @Override
    public void changeListener(@Nullable ChangeListener newListener) {
      listener = newListener;
    }
  }

  /** The foreign key of its shelf has no member. */
  @Entity
  abstract static class Item {
    @Id int id;
    String name = "";
    @ManyToOne Lazy<@Nullable Shelf> shelf = Lazy.empty();
  }

  @Entity
  static class Box extends Item {
    @OneToMany(mappedBy = "box")
    Lazy<List<Part>> parts = Lazy.of(new ArrayList<>());

    Box() {}

    Box(int id) {
      this.id = id;
    }
  }

  @Entity
  static class Bag extends Item {
    Bag() {}

    Bag(int id) {
      this.id = id;
    }
  }

  record Part(@Id int id, @Nullable Integer boxId, @ManyToOne Lazy<@Nullable Box> box) {}

  static class Store extends EntityContext {
    final EntitySet<Shelf> shelves = set(Shelf.class);
    final EntitySet<Item> items = set(Item.class);
    final EntitySet<Box> boxes = set(Box.class);
    final EntitySet<Bag> bags = set(Bag.class);
    final EntitySet<Part> parts = set(Part.class);
  }

  private final EntityContextFactory<Store> factory =
      EntityContextFactory.of(Store::new)
          .database("lazy-shapes-" + System.nanoTime())
          .backend("memory")
          .serializer("json")
          .open();

  @BeforeEach
  void store() {
    with(
        db -> {
          var shelf = new Shelf(1);
          shelf.put(new Box(10));
          shelf.put(new Bag(11));
          db.shelves.add(shelf);
          db.shelves.add(new Shelf(2));
          db.parts.add(new Part(100, 10, Lazy.empty()));
          db.saveChanges();
        });
  }

  @AfterEach
  void close() {
    factory.close();
  }

  private void with(Consumer<Store> work) {
    try (var db = factory.create()) {
      work.accept(db);
    }
  }

  @Test
  void eachClassOfAHierarchyLoadsWhatItHas() {
    with(
        db -> {
          List<Item> items = db.items.toList();
          assertThat(items).allMatch(item -> !item.shelf.isLoaded());
          assertThat(items).allMatch(item -> item.shelf.get() != null && item.shelf.get().id == 1);
          Box box = (Box) db.items.find(10).orElseThrow();
          assertThat(box.parts.isLoaded()).isFalse();
          assertThat(box.parts.get()).extracting(Part::id).containsExactly(100);
          assertThat(box.parts.get().get(0).box().get()).isSameAs(box);
          assertThat(db.hasChanges()).isFalse();
        });
    with(
        db -> {
          Shelf shelf = db.shelves.find(1).orElseThrow();
          assertThat(shelf.items.get())
              .extracting(Object::getClass)
              .containsExactlyInAnyOrder(Box.class, Bag.class);
        });
  }

  @Test
  void entitiesThatTellOfTheirChangesLoadWithoutTelling() {
    with(
        db -> {
          Shelf shelf = db.shelves.find(1).orElseThrow();
          assertThat(shelf.items.get()).hasSize(2);
          assertThat(db.entry(shelf).state()).isEqualTo(EntityState.UNCHANGED);
          assertThat(db.hasChanges()).isFalse();

          shelf.put(new Bag(12));
          assertThat(db.saveChanges().entitiesWritten()).isEqualTo(1);
        });
    with(db -> assertThat(db.shelves.find(1).orElseThrow().items.get()).hasSize(3));
  }

  @Test
  void whatALazyReferenceIsSetToMovesAnEntityBetweenThoseThatTell() {
    with(
        db -> {
          Item bag = db.items.find(11).orElseThrow();
          bag.shelf.set(db.shelves.find(2).orElseThrow());
          assertThat(db.saveChanges().entitiesWritten()).isEqualTo(1);
        });
    with(
        db -> {
          assertThat(db.shelves.find(1).orElseThrow().items.get()).hasSize(1);
          assertThat(db.shelves.find(2).orElseThrow().items.get())
              .extracting(item -> item.id)
              .containsExactly(11);
        });
  }

  @Test
  void aForeignKeyWithoutMemberIsUnknownToTheNextContextAndStaysStored() {
    var items = new ArrayList<Item>();
    with(db -> items.addAll(db.items.toList()));
    with(
        db -> {
          for (Item item : items) {
            db.items.update(item);
            item.name = "renamed";
          }
          assertThat(items).as("nobody says to what").allMatch(item -> item.shelf.get() == null);
          db.saveChanges();
        });
    with(
        db -> {
          assertThat(db.items.toList())
              .allMatch(item -> item.name.equals("renamed"))
              .allMatch(item -> item.shelf.get() != null && item.shelf.get().id == 1);
        });
  }

  @Test
  void aForeignKeyOfALoadedReferenceTravelsWithIt() {
    var items = new ArrayList<Item>();
    with(
        db -> {
          items.addAll(db.items.toList());
          items.forEach(item -> item.shelf.get());
        });
    with(
        db -> {
          db.items.attach(items.get(0));
          Shelf shelf = items.get(0).shelf.get();
          assertThat(shelf).isNotNull();
          assertThat(db.entry(shelf).state()).isEqualTo(EntityState.UNCHANGED);
          assertThat(db.hasChanges()).isFalse();
        });
  }
}
