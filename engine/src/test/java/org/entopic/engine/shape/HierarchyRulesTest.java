package org.entopic.engine.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.entopic.ConcurrencyConflictException;
import org.entopic.EntityContextFactory;
import org.entopic.SaveFailedException;
import org.entopic.UniqueConstraintException;
import org.entopic.model.EntityState;
import org.entopic.model.ModelBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Alternate keys, seeds and checks of a hierarchy hold for all of its classes together. */
class HierarchyRulesTest {

  /** Shapes have names of their own, are checked, and some are always there. */
  static final class NamedShapes extends Drawings {
    @Override
    protected void configureModel(ModelBuilder model) {
      model.entity(Shape.class).alternateKey("name").checked();
      model.entity(Circle.class).seed(new Circle(100, "unit circle", 1));
      model.entity(Square.class).seed(new Square(101, "unit square", 1, "white"));
    }
  }

  private String database = "";
  private EntityContextFactory<NamedShapes> factory;

  @BeforeEach
  void open(TestInfo test) {
    database = "rules-" + test.getTestMethod().orElseThrow().getName();
    factory = openFactory();
  }

  @AfterEach
  void close() {
    factory.close();
  }

  private EntityContextFactory<NamedShapes> openFactory() {
    return EntityContextFactory.of(NamedShapes::new)
        .database(database)
        .backend("memory")
        .serializer("json")
        .open();
  }

  @Test
  void seedsOfEachClassAreThereOnce() {
    try (var db = factory.create()) {
      assertThat(db.shapes.count()).isEqualTo(2);
      assertThat(db.shapes.find(100)).containsInstanceOf(Circle.class);
      Square square = (Square) db.shapes.find(101).orElseThrow();
      assertThat(square.colour()).isEqualTo("white");
      square.setSide(2);
      db.saveChanges();
    }
    try (var again = openFactory();
        var db = again.create()) {
      assertThat(db.shapes.count()).isEqualTo(2);
      assertThat(((Square) db.shapes.find(101).orElseThrow()).side()).isEqualTo(2);
    }
  }

  @Test
  void anAlternateKeyIsUniqueAcrossClasses() {
    try (var db = factory.create()) {
      db.circles.add(new Circle(1, "one", 1));
      assertThatThrownBy(() -> db.polygons.add(new Square(2, "one", 1, "red")))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("'Shape'")
          .hasMessageContaining("name");
      db.clear();

      db.polygons.add(new Square(2, "unit circle", 1, "red"));
      assertThatThrownBy(db::saveChanges).isInstanceOf(UniqueConstraintException.class);
    }
  }

  @Test
  void anAlternateKeyIsRequiredAndStays() {
    try (var db = factory.create()) {
      Shape circle = db.shapes.find(100).orElseThrow();
      circle.setName("another");
      assertThatThrownBy(db::saveChanges)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("name");
      circle.setName("unit circle");

      var nameless = new Polygon(3, "p", 3);
      nameless.setName(null);
      db.polygons.add(nameless);
      assertThatThrownBy(db::saveChanges)
          .isInstanceOf(SaveFailedException.class)
          .hasMessageContaining("name");
    }
  }

  @Test
  void checksAreOfTheWholeHierarchy() {
    try (var others = openFactory();
        var mine = factory.create();
        var theirs = others.create()) {
      Circle circle = (Circle) mine.shapes.find(100).orElseThrow();
      theirs.shapes.remove(theirs.shapes.find(100).orElseThrow());
      theirs.shapes.add(new Square(1, "taken", 1, "red"));
      theirs.saveChanges();

      circle.setRadius(2);
      assertThatThrownBy(mine::saveChanges)
          .as("a row that is gone")
          .isInstanceOf(ConcurrencyConflictException.class);
      assertThat(mine.entry(circle).state()).isEqualTo(EntityState.MODIFIED);
      mine.clear();

      mine.circles.add(new Circle(1, "new", 1));
      assertThatThrownBy(mine::saveChanges)
          .as("a key that another class has")
          .isInstanceOf(SaveFailedException.class)
          .hasMessageContaining("'Shape'");
    }
  }
}
