package org.entopic.itests.histories;

import java.time.Duration;
import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.EntityContextFactoryBuilder;
import org.entopic.EntitySet;
import org.entopic.model.DeleteBehavior;
import org.entopic.model.ModelBuilder;
import org.entopic.model.ReferencePolicy;

/** The unit of work of the histories. */
public class HistoryContext extends EntityContext {
  public final EntitySet<Cell> cells = set(Cell.class);
  public final EntitySet<Pocket> pockets = set(Pocket.class);
  public final EntitySet<Name> names = set(Name.class);
  public final EntitySet<Parent> parents = set(Parent.class);
  public final EntitySet<Child> children = set(Child.class);
  public final EntitySet<Ticket> tickets = set(Ticket.class);

  @Override
  protected void configureModel(ModelBuilder model) {
    model.entity(Name.class).index("text").unique();
    model
        .entity(Child.class)
        .hasOne(ChildFields.parent)
        .withMany()
        .onDelete(DeleteBehavior.NO_ACTION)
        .policy(ReferencePolicy.REJECT);
  }

  /** Opens a factory on a broker. */
  public static EntityContextFactory<HistoryContext> open(String address, String database) {
    return builder(address, database).open();
  }

  /** Returns a builder of such factories. */
  public static EntityContextFactoryBuilder<HistoryContext> builder(
      String address, String database) {
    return EntityContextFactory.of(HistoryContext::new)
        .database(database)
        .backend("replica")
        .serializer("json")
        .bootstrapServers(address)
        .openTimeout(Duration.ofSeconds(60))
        .saveTimeout(Duration.ofSeconds(30));
  }
}
