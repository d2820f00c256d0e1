package org.entopic.itests.hierarchy;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import java.util.List;
import org.entopic.EntityContext;
import org.entopic.EntitySet;
import org.entopic.model.ModelBuilder;
import org.jspecify.annotations.Nullable;

/** Figures of several kinds, and what knew fewer kinds before. */
final class Figures {
  private Figures() {}

  @Embeddable
  record Point(int x, int y) {}

  sealed interface Figure permits Disc, Box {
    int id();
  }

  record Disc(int id, @Nullable String name, Point centre, double radius) implements Figure {}

  record Box(int id, @Nullable String name, List<Point> corners, boolean filled)
      implements Figure {}

  @Entity(name = "Figure")
  sealed interface EarlierFigure permits EarlierDisc {
    int id();
  }

  @Entity(name = "Disc")
  record EarlierDisc(int id, @Nullable String name, Point centre, double radius)
      implements EarlierFigure {}

  static class OneTopic extends EntityContext {
    final EntitySet<Figure> figures = set(Figure.class);
    final EntitySet<Box> boxes = set(Box.class);
  }

  static final class PerClass extends OneTopic {
    @Override
    protected void configureModel(ModelBuilder model) {
      model.entity(Figure.class).topicPerClass();
    }
  }

  static final class Earlier extends EntityContext {
    final EntitySet<EarlierFigure> figures = set(EarlierFigure.class);
  }
}
