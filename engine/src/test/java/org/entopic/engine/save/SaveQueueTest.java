package org.entopic.engine.save;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.entopic.engine.save.SaveQueue.Writing;
import org.entopic.engine.tracking.ChangeKind;
import org.entopic.engine.tracking.ChangeSet;
import org.entopic.engine.tracking.EntityChange;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.ScalarType;
import org.entopic.spi.backend.Row;
import org.entopic.tck.model.TestModels;
import org.entopic.tck.model.TestRows;
import org.junit.jupiter.api.Test;

class SaveQueueTest {
  private final EntityTypeModel blog =
      TestModels.entity("Blog")
          .key("id", ScalarType.INT)
          .property("name", ScalarType.STRING)
          .build();
  private final SavePlanner planner = new SavePlanner(TestModels.model("test", blog));
  private final SaveQueue queue = new SaveQueue();

  private SaveQueue.Turn insert(int id, String name) {
    Row row = TestRows.row(blog, id, name);
    return enter(new EntityChange(blog, ChangeKind.INSERT, id, null, row), Writing.ALONE);
  }

  private SaveQueue.Turn enter(EntityChange change, Writing writing) {
    return queue.enter(planner.plan(new ChangeSet(List.of(change))), writing);
  }

  @Test
  void whatWasWrittenInAnEarlierTurnIsLeftToTheViewWithWhatItWroteOver() {
    queue.written(insert(1, "a"));
    queue.written(insert(2, "b"));
    Row row = TestRows.row(blog, 1, "a");
    var delete = new EntityChange(blog, ChangeKind.DELETE, 1, row, null);
    queue.writtenUnderLease(enter(delete, Writing.GROUPED), 7);

    assertThat(queue.writtenSince(7)).hasSize(3);
    List<PlanIndex> later = queue.writtenSince(8);
    assertThat(later).allMatch(index -> index.find(blog, 1) == null);
    assertThat(later).anyMatch(index -> index.find(blog, 2) != null);
    var name = List.of(blog.property("name").orElseThrow());
    assertThat(later).allMatch(index -> index.find(blog, name, "a").isEmpty());
  }
}
