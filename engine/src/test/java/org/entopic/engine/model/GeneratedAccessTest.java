package org.entopic.engine.model;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.entopic.ModelException;
import org.entopic.spi.access.EntityAccess;
import org.entopic.spi.access.EntityAccessRegistry;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.junit.jupiter.api.Test;

class GeneratedAccessTest {

  @Test
  void aMissingConstructorIsAProblemOfTheModel() {
    EntityAccessRegistry.register(new PointAccess());
    assertThatThrownBy(() -> ModelFactory.build("test", List.of(Point.class), any -> {}))
        .isInstanceOf(ModelException.class)
        .hasMessageContainingAll("MOD-03", Point.class.getName());
  }

  static final class Point {
    private int id;

    Point(int id) {
      this.id = id;
    }
  }

  /** What the processor generates for a class that it warns about. */
  private static final class PointAccess implements EntityAccess<Point> {
    @Override
    public Class<Point> type() {
      return Point.class;
    }

    @Override
    public List<Member> members() {
      return List.of(new Member("id", int.class));
    }

    @Override
    public boolean annotated() {
      return false;
    }

    @Override
    public boolean constructorBound() {
      return false;
    }

    @Override
    public Point instantiate(Object[] values) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Object get(Point entity, int member) {
      return entity.id;
    }

    @Override
    public void set(Point entity, int member, Object value) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void read(Point entity, RowBuilder target, int[] ordinals) {
      target.setLong(ordinals[0], entity.id);
    }

    @Override
    public boolean matches(Point entity, Row row, int[] ordinals) {
      return entity.id == row.getInt(ordinals[0]);
    }

    @Override
    public void write(Row source, Point entity, int[] ordinals) {
      throw new UnsupportedOperationException();
    }
  }
}
