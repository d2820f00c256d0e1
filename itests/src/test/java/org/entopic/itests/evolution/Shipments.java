package org.entopic.itests.evolution;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import org.entopic.EntityContext;
import org.entopic.EntitySet;
import org.entopic.annotation.FormerNames;
import org.entopic.model.ModelBuilder;
import org.jspecify.annotations.Nullable;

/** One entity type at four times. */
final class Shipments {
  private Shipments() {}

  enum EarlyState {
    SENT,
    ARRIVED
  }

  enum State {
    PLANNED,
    ARRIVED,
    SENT
  }

  @Embeddable
  record Box(int width) {}

  @Embeddable
  record WideBox(long width, @Nullable String colour) {}

  /** The first form. */
  @Entity(name = "Shipment")
  record First(
      @Id int id,
      String receiver,
      int weight,
      String remark,
      EarlyState state,
      Box box,
      @Nullable Integer floor) {}

  /** The second form: a field more, one less, one renamed, others wider. */
  @Entity(name = "Shipment")
  record Second(
      @Id int id,
      @Nullable String carrier,
      @FormerNames("receiver") String addressee,
      double weight,
      State state,
      WideBox box,
      @Nullable Long floor,
      int priority) {}

  /** What cannot be: the weight is a text. */
  @Entity(name = "Shipment")
  record Broken(@Id int id, String receiver, String weight) {}

  /** The weight is a decimal, made from the first form. */
  @Entity(name = "Shipment")
  record Third(@Id int id, String receiver, BigDecimal weight) {}

  static final class FirstContext extends EntityContext {
    final EntitySet<First> shipments = set(First.class);
  }

  static final class SecondContext extends EntityContext {
    final EntitySet<Second> shipments = set(Second.class);
  }

  static final class BrokenContext extends EntityContext {
    final EntitySet<Broken> shipments = set(Broken.class);
  }

  static final class ThirdContext extends EntityContext {
    final EntitySet<Third> shipments = set(Third.class);

    @Override
    protected void configureModel(ModelBuilder model) {
      model
          .entity(Third.class)
          .upcast(
              First.class,
              old -> new Third(old.id(), old.receiver(), BigDecimal.valueOf(old.weight(), 1)));
    }
  }
}
