package org.entopic.engine.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.entopic.EntityContextFactory;
import org.entopic.QueryException;
import org.entopic.RefreshResult.Reason;
import org.entopic.SaveFailedException;
import org.entopic.UniqueConstraintException;
import org.entopic.event.ChangeEvent;
import org.entopic.model.EntityState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** A hierarchy of entities from one end to the other; the same with a topic for each class. */
class HierarchyTest {
  private String database = "";
  private EntityContextFactory<Drawings> factory;

  @BeforeEach
  void open(TestInfo test) {
    database = getClass().getSimpleName() + "-" + test.getTestMethod().orElseThrow().getName();
    factory = openFactory();
  }

  Supplier<Drawings> contexts() {
    return Drawings::new;
  }

  private EntityContextFactory<Drawings> openFactory() {
    return EntityContextFactory.of(contexts())
        .database(database)
        .backend("memory")
        .serializer("json")
        .open();
  }

  @AfterEach
  void close() {
    factory.close();
  }

  private void store() {
    try (var db = factory.create()) {
      var drawing = new Drawing(1);
      var circle = new Circle(1, "c", 2.5);
      circle.setDrawing(drawing);
      var square = new Square(2, "s", 4, "red");
      square.setDrawing(drawing);
      db.shapes.add(circle);
      db.polygons.add(square);
      db.shapes.add(new Polygon(3, "p", 5));
      db.labels.add(new Label(1, circle));
      assertThat(db.saveChanges().entitiesWritten()).isEqualTo(5);
    }
  }

  @Test
  void eachEntityComesBackAsWhatItWas() {
    store();
    try (var db = factory.create()) {
      assertThat(db.shapes.orderBy(ShapeFields.id.asc()).toList())
          .extracting(Object::getClass)
          .isEqualTo(java.util.List.of(Circle.class, Square.class, Polygon.class));
      assertThat(db.shapes.find(1)).containsInstanceOf(Circle.class);
      assertThat(((Square) db.shapes.find(2).orElseThrow()).side()).isEqualTo(4);
      assertThat(db.shapes.orderBy(ShapeFields.id.desc()).skip(1).take(1).toList())
          .singleElement()
          .isInstanceOf(Square.class);
      assertThat(db.shapes.count()).isEqualTo(3);
      assertThat(db.hasChanges()).as("what was read").isFalse();
    }
  }

  @Test
  void queriesOfATypeFindItAndWhatExtendsIt() {
    store();
    try (var db = factory.create()) {
      assertThat(db.circles.toList()).extracting(Circle::radius).containsExactly(2.5);
      assertThat(db.polygons.orderBy(PolygonFields.id.asc()).toList())
          .extracting(Polygon::id)
          .containsExactly(2, 3);
      assertThat(db.polygons.count()).isEqualTo(2);
      assertThat(db.circles.any()).isTrue();
      assertThat(db.circles.where(CircleFields.radius.gt(3.0)).toList()).isEmpty();
      assertThat(db.circles.where(CircleFields.radius.lt(3.0)).count()).isEqualTo(1);
      assertThat(db.polygons.where(PolygonFields.name.eq("s")).single()).isInstanceOf(Square.class);
    }
  }

  @Test
  void ofTypeNarrowsAQueryWhereItStands() {
    store();
    try (var db = factory.create()) {
      assertThat(db.shapes.ofType(Square.class).where(SquareFields.side.eq(4L)).single().colour())
          .isEqualTo("red");
      assertThat(db.shapes.where(ShapeFields.id.gt(1)).ofType(Polygon.class).count()).isEqualTo(2);
      assertThat(db.shapes.orderBy(ShapeFields.id.asc()).take(2).ofType(Polygon.class).toList())
          .extracting(Polygon::id)
          .containsExactly(2);
      assertThat(db.shapes.asNoTracking().ofType(Circle.class).count()).isEqualTo(1);
    }
  }

  @Test
  void findGivesNothingWhereTheKeyIsAnotherClasss() {
    store();
    try (var db = factory.create()) {
      assertThat(db.circles.find(2)).isEmpty();
      assertThat(db.shapes.local()).as("nothing was tracked on the way").isEmpty();
      Shape square = db.shapes.find(2).orElseThrow();
      assertThat(db.circles.find(2)).as("tracked").isEmpty();
      assertThat(db.polygons.find(2)).containsSame((Polygon) square);
      assertThat(db.polygons.local()).containsExactly((Polygon) square);
      assertThat(db.circles.local()).isEmpty();
    }
  }

  @Test
  void oneKeyIsOneEntityInTheWholeHierarchy() {
    store();
    try (var db = factory.create()) {
      Shape circle = db.shapes.find(1).orElseThrow();
      assertThat(db.circles.single()).isSameAs(circle);
      assertThatThrownBy(() -> db.shapes.add(new Polygon(1, "other", 3)))
          .isInstanceOf(IllegalStateException.class);
    }
    try (var db = factory.create()) {
      db.shapes.add(new Polygon(1, "other", 3));
      assertThatThrownBy(db::saveChanges).isInstanceOf(UniqueConstraintException.class);
    }
  }

  @Test
  void changesAreOfTheClasssOwnProperties() {
    store();
    try (var db = factory.create()) {
      var square = (Square) db.shapes.find(2).orElseThrow();
      square.setSide(9);
      db.circles.single().setColour("blue");
      assertThat(db.saveChanges().entitiesWritten()).isEqualTo(2);
    }
    try (var db = factory.create()) {
      assertThat(db.shapes.ofType(Square.class).single().side()).isEqualTo(9);
      assertThat(db.circles.single().colour()).isEqualTo("blue");
      db.shapes.remove(db.circles.single());
      db.labels.remove(db.labels.single());
      db.saveChanges();
      assertThat(db.shapes.count()).isEqualTo(2);
      assertThat(db.shapes.find(1)).isEmpty();
    }
  }

  @Test
  void whatOnlyOneClassRequiresIsRequiredOfItAlone() {
    try (var db = factory.create()) {
      db.shapes.add(new Square(1, "no colour", 1, null));
      db.shapes.add(new Circle(2, "no colour", 1));
      assertThatThrownBy(db::saveChanges)
          .isInstanceOf(SaveFailedException.class)
          .hasMessageContaining("'Square.colour' is required")
          .hasMessageNotContaining("Circle");
    }
  }

  @Test
  void theDiscriminatorIsFixed() {
    store();
    try (var db = factory.create()) {
      var entry = db.entry(db.shapes.find(1).orElseThrow());
      assertThat(entry.property("DTYPE").current()).isEqualTo("Circle");
      assertThatThrownBy(() -> entry.property("DTYPE").setCurrent("Square"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("MOD-112");
      assertThat(entry.property("side").current()).as("of another class").isNull();
      assertThat(entry.state()).isEqualTo(EntityState.UNCHANGED);
    }
  }

  @Test
  void relationsLeadToTheTopAndToOneClass() {
    store();
    try (var db = factory.create()) {
      Drawing drawing = db.drawings.include(DrawingFields.shapes).single();
      assertThat(drawing.shapes()).extracting(Shape::id).containsExactlyInAnyOrder(1, 2);
      Label label = db.labels.include(LabelFields.circle).single();
      assertThat(label.circle()).isSameAs(db.shapes.find(1).orElseThrow());
      assertThat(label.circle().labels()).containsExactly(label);
    }
    try (var db = factory.create()) {
      Circle circle = db.circles.include(CircleFields.labels).single();
      assertThat(circle.labels()).hasSize(1);
      assertThat(db.shapes.ofType(Circle.class).include(CircleFields.drawing).single().drawing())
          .isNotNull();
      assertThat(db.labels.where(LabelFields.circle.then(CircleFields.radius).gt(2.0)).count())
          .isEqualTo(1);
    }
    try (var db = factory.create()) {
      Drawing copy = db.drawings.asNoTracking().include(DrawingFields.shapes).single();
      assertThat(copy.shapes()).hasSize(2).allMatch(shape -> shape.drawing() == copy);
      assertThat(db.labels.asNoTracking().include(LabelFields.circle).single().circle())
          .isNotNull();
    }
  }

  @Test
  void whatOneClassRefersToIsIncludedIntoQueriesOfTheTop() {
    store();
    try (var db = factory.create()) {
      List<Shape> shapes = db.shapes.include(Circle.class, CircleFields.labels).toList();
      assertThat(shapes).hasSize(3);
      Circle circle = (Circle) db.shapes.find(1).orElseThrow();
      assertThat(circle.labels()).hasSize(1);
      assertThat(db.entry(circle).collection(CircleFields.labels).isLoaded()).isTrue();
      assertThat(db.tracking().entries(EntityState.UNCHANGED)).hasSize(4);
      assertThat(db.hasChanges()).isFalse();
    }
    try (var db = factory.create()) {
      Drawing copy =
          db.drawings
              .asNoTracking()
              .include(DrawingFields.shapes)
              .thenInclude(Circle.class, CircleFields.labels)
              .single();
      assertThat(copy.shapes())
          .filteredOn(Circle.class::isInstance)
          .allMatch(shape -> ((Circle) shape).labels().size() == 1);
      assertThat(db.shapes.asNoTracking().include("labels").toList())
          .filteredOn(Circle.class::isInstance)
          .allMatch(shape -> ((Circle) shape).labels().size() == 1);
      assertThat(db.shapes.asNoTracking().include(Circle.class, CircleFields.drawing).toList())
          .as("a relation of the top, for one class")
          .filteredOn(shape -> shape.drawing() != null)
          .hasSize(2);
    }
  }

  @Test
  void aReferenceToOneClassDoesNotFindAnother() {
    store();
    try (var db = factory.create()) {
      var entry = db.entry(db.labels.single());
      entry.property("circleId").setCurrent(2);
      db.saveChanges();
    }
    try (var db = factory.create()) {
      assertThat(db.shapes.find(2)).isPresent();
      Label label = db.labels.include(LabelFields.circle).single();
      assertThat(label.circle()).isNull();
      assertThat(db.hasChanges()).isFalse();
      assertThat(db.labels.where(LabelFields.circle.then(CircleFields.radius).lt(9.0)).any())
          .isFalse();
    }
  }

  @Test
  void eventsAreOfTheRightClass() throws InterruptedException {
    var shapes = new LinkedBlockingQueue<ChangeEvent<Shape>>();
    var circles = new LinkedBlockingQueue<ChangeEvent<Circle>>();
    try (var all = factory.changes(Shape.class).subscribe(shapes::add);
        var some = factory.changes(Circle.class).subscribe(circles::add);
        var db = factory.create()) {
      db.shapes.add(new Square(1, "s", 4, "red"));
      db.shapes.add(new Circle(2, "c", 1));
      db.saveChanges();
      assertThat(shapes.poll(10, TimeUnit.SECONDS).after().orElseThrow())
          .isInstanceOf(Square.class);
      assertThat(shapes.poll(10, TimeUnit.SECONDS).after().orElseThrow())
          .isInstanceOf(Circle.class);
      assertThat(circles.poll(10, TimeUnit.SECONDS).after().orElseThrow().radius()).isEqualTo(1);
      assertThat(circles).isEmpty();
    }
  }

  private void turnCircleIntoPolygon() {
    try (var db = factory.create()) {
      db.labels.removeAll(db.labels.toList());
      db.shapes.remove(db.shapes.find(1).orElseThrow());
      db.saveChanges();
      db.shapes.add(new Polygon(1, "turned", 6));
      db.saveChanges();
    }
  }

  @Test
  void whatBecameAnotherClassElsewhereIsGoneByARefresh() {
    store();
    try (var db = factory.create()) {
      Drawing drawing = db.drawings.include(DrawingFields.shapes).single();
      Shape circle = db.shapes.find(1).orElseThrow();
      turnCircleIntoPolygon();
      assertThat(db.shapes.find(1)).as("until a refresh").containsSame(circle);

      var result = db.tracking().refresh();

      assertThat(result.removed())
          .singleElement()
          .satisfies(e -> assertThat(e.entity()).isSameAs(circle));
      assertThat(result.updated()).isEmpty();
      assertThat(db.entry(circle).state()).isEqualTo(EntityState.DETACHED);
      assertThat(drawing.shapes()).doesNotContain(circle);
      assertThat(db.shapes.find(1)).containsInstanceOf(Polygon.class);
      assertThat(db.hasChanges()).isFalse();
    }
  }

  @Test
  void whatWasChangedHereAndBecameAnotherClassElsewhereIsAConflict() {
    store();
    try (var db = factory.create()) {
      Circle circle = db.circles.single();
      circle.setColour("blue");
      turnCircleIntoPolygon();

      var result = db.tracking().refresh();

      assertThat(result.conflicts()).hasSize(1);
      assertThat(result.conflicts().get(0).reason()).isEqualTo(Reason.DELETED_ELSEWHERE);
      assertThat(circle.colour()).isEqualTo("blue");
      assertThat(db.entry(circle).state()).isEqualTo(EntityState.MODIFIED);
      db.entry(circle).reload();
      assertThat(db.entry(circle).state()).isEqualTo(EntityState.DETACHED);
      assertThat(db.shapes.find(1)).containsInstanceOf(Polygon.class);
    }
  }

  @Test
  void aQueryOfTheClassThatItBecameNamesTheOneThatIsTracked() {
    store();
    try (var db = factory.create()) {
      Shape circle = db.shapes.find(1).orElseThrow();
      turnCircleIntoPolygon();

      assertThat(db.shapes.toList()).as("as it was").contains(circle);
      assertThatThrownBy(() -> db.polygons.toList())
          .isInstanceOf(QueryException.class)
          .hasMessageContaining("Polygon")
          .hasMessageContaining("Circle")
          .hasMessageContaining("refresh");
      db.tracking().refresh();
      assertThat(db.polygons.toList()).hasSize(3);
    }
  }

  @Test
  void aKeyCanGoToAnotherClass() {
    store();
    try (var db = factory.create()) {
      db.labels.remove(db.labels.single());
      db.shapes.remove(db.shapes.find(1).orElseThrow());
      db.saveChanges();
      db.shapes.add(new Polygon(1, "again", 6));
      db.saveChanges();
      assertThat(db.circles.any()).isFalse();
    }
    try (var db = factory.create()) {
      assertThat(db.shapes.find(1)).containsInstanceOf(Polygon.class);
    }
  }
}
