package org.entopic;

import org.apiguardian.api.API;

/**
 * Creates and deletes what a database consists of.
 *
 * <p>Thread-safe. Each call connects anew and takes as long as opening a factory may take at the
 * most. Where the backend has nothing to create, the methods throw {@link ConfigurationException}.
 *
 * <pre>{@code
 * DatabaseAdmin admin = EntityContextFactory.of(BloggingContext::new)
 *     .database("blogging")
 *     .bootstrapServers("localhost:9092")
 *     .administer();
 * System.out.println(admin.creationPlan());
 * admin.ensureDeleted();
 * admin.ensureCreated();
 * }</pre>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface DatabaseAdmin {

  /**
   * Returns whether the store answers, within ten seconds.
   *
   * @throws ConfigurationException if it answers that the credentials are wrong, or the settings
   *     make no connection
   */
  boolean canConnect();

  /**
   * Returns the topics that the model wants and what is there of them; changes nothing.
   *
   * @throws StoreNotReadyException if the store cannot be reached in time
   */
  CreationPlan creationPlan();

  /**
   * Creates what is missing, whatever {@link TopicCreation} says, and inserts the rows that the
   * model seeds; topics that are there stay as they are.
   *
   * @return whether anything was created
   * @throws StoreNotReadyException if the store cannot be reached in time
   * @throws ConfigurationException if what is there does not fit
   */
  boolean ensureCreated();

  /**
   * Deletes the database with all that it holds: the topics of the model but for those of read-only
   * types, other topics that begin with the database's name and that it has recorded as its own,
   * and those that it keeps for itself. Returns when they are gone, so that they can be created
   * again at once.
   *
   * <p>Open factories on the database fail to read and to save until it is created again; then
   * their views are filled anew.
   *
   * @return whether anything was there
   * @throws StoreNotReadyException if the store cannot be reached in time
   * @throws ConfigurationException if nothing of the model may be written
   */
  boolean ensureDeleted();
}
