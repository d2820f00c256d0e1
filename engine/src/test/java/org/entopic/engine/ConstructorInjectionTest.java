package org.entopic.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.EntitySet;
import org.entopic.Lazy;
import org.entopic.ModelException;
import org.entopic.event.ChangeEvent;
import org.entopic.model.EntityTypeModel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Constructors of entities that take the context, the entity type and lazy members. */
class ConstructorInjectionTest {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @Entity
  static class Shelf {
    @Id private int id;
    private final Lazy<List<Volume>> volumes;
    private transient @Nullable Shelves db;
    private transient @Nullable EntityTypeModel type;

    Shelf(int id) {
      this.id = id;
      this.volumes = Lazy.of(new ArrayList<>());
    }

    private Shelf(@Nullable Shelves db, EntityTypeModel type, int id, Lazy<List<Volume>> volumes) {
      this.db = db;
      this.type = type;
      this.id = id;
      this.volumes = volumes;
    }

    /** Counts without loading, through the context. */
    long size() {
      return db == null ? -1 : db.volumes.toList().stream().filter(v -> v.shelfId == id).count();
    }
  }

  /** A part of an entity, which has no type of its own and may outlive the context. */
  @Embeddable
  static class Place {
    int floor;
    transient boolean alone;

    Place(int floor) {
      this(null, null, floor);
    }

    private Place(@Nullable EntityContext db, @Nullable EntityTypeModel type, int floor) {
      this.floor = floor;
      this.alone = db == null && type == null;
    }
  }

  @Entity
  abstract static class Volume {
    @Id int id;
    int shelfId;
    @Embedded Place place = new Place(3);
    transient @Nullable String seenAs;

    Volume(int id, int shelfId) {
      this.id = id;
      this.shelfId = shelfId;
    }
  }

  @Entity
  static class Atlas extends Volume {
    Atlas(int id, int shelfId) {
      super(id, shelfId);
    }

    Atlas(EntityContext any, EntityTypeModel type, int id, int shelfId) {
      super(id, shelfId);
      seenAs = type.name() + (any == null ? "" : " of " + any.getClass().getSimpleName());
    }
  }

  static class Shelves extends EntityContext {
    final EntitySet<Shelf> shelves = set(Shelf.class);
    final EntitySet<Volume> volumes = set(Volume.class);
    final EntitySet<Atlas> atlases = set(Atlas.class);
  }

  static class Others extends EntityContext {
    final EntitySet<Shelf> shelves = set(Shelf.class);
    final EntitySet<Volume> volumes = set(Volume.class);
    final EntitySet<Atlas> atlases = set(Atlas.class);
  }

  private static EntityContextFactory<Shelves> open() {
    var factory =
        EntityContextFactory.of(Shelves::new)
            .database("shelves" + NUMBER.incrementAndGet())
            .backend("memory")
            .serializer("json")
            .open();
    try (var db = factory.create()) {
      db.shelves.add(new Shelf(1));
      db.volumes.add(new Atlas(10, 1));
      db.volumes.add(new Atlas(11, 1));
      db.saveChanges();
    }
    return factory;
  }

  @Test
  void entitiesReadByAContextAreGivenIt() {
    try (var factory = open();
        var db = factory.create()) {
      Shelf found = db.shelves.find(1).orElseThrow();
      assertThat(found.db).isSameAs(db);
      assertThat(found.type).isSameAs(db.model().entityType(Shelf.class).orElseThrow());
      assertThat(found.size()).isEqualTo(2);
      assertThat(found.volumes.isLoaded()).isFalse();
      assertThat(found.volumes.get()).hasSize(2);
      assertThat(db.shelves.asNoTracking().single().db).isSameAs(db);
      assertThat(db.hasChanges()).isFalse();
    }
  }

  @Test
  void eachClassOfAHierarchyIsGivenItsType() {
    try (var factory = open();
        var db = factory.create()) {
      assertThat(db.volumes.toList())
          .extracting(volume -> volume.seenAs)
          .containsOnly("Atlas of Shelves");
    }
  }

  @Test
  void whatNoContextMakesIsGivenNone() throws Exception {
    try (var factory = open();
        var db = factory.create()) {
      var told = new CompletableFuture<ChangeEvent<Shelf>>();
      try (var subscription = factory.changes(Shelf.class).subscribe(told::complete)) {
        db.shelves.add(new Shelf(2));
        db.saveChanges();
        Shelf copy = told.get(30, TimeUnit.SECONDS).after().orElseThrow();
        assertThat(copy.db).isNull();
        assertThat(copy.type).isNotNull();
      }
      assertThat(db.entry(db.shelves.find(1).orElseThrow()).currentValues().toEntity().db).isNull();
    }
  }

  @Test
  void embeddedValuesAreGivenNone() {
    try (var factory = open();
        var db = factory.create()) {
      assertThat(db.volumes.toList())
          .extracting(volume -> volume.place)
          .allMatch(place -> place.floor == 3 && place.alone);
    }
  }

  @Test
  void aContextOfAnotherClassIsRefused() {
    assertThatThrownBy(
            () ->
                EntityContextFactory.of(Others::new)
                    .database("shelves" + NUMBER.incrementAndGet())
                    .buildModel())
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("MOD-124")
        .hasMessageContaining(Shelf.class.getName())
        .hasMessageContaining(Shelves.class.getName())
        .hasMessageContaining(Others.class.getName());
  }
}
