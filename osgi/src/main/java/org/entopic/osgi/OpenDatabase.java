package org.entopic.osgi;

import org.apiguardian.api.API;
import org.entopic.DatabaseStatus;

/**
 * A factory that is open, as consoles and monitors see it: one service a factory, for as long as it
 * is open.
 *
 * <p>Thread-safe; implemented by this bundle alone.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface OpenDatabase {

  /** The service property with the database's name. */
  String DATABASE = "entopic.database";

  /** Returns the database's name. */
  String database();

  /** Returns the name of the context class. */
  String contextType();

  /** Returns the symbolic name of the bundle that the context class belongs to. */
  String bundle();

  /**
   * Returns what the view holds and how far it has read; asks the store for the ends of the topics.
   *
   * @throws org.entopic.StoreNotReadyException if the view is not ready or the store does not
   *     answer
   * @throws org.entopic.QueryException if the backend only writes
   * @throws IllegalStateException if the factory has been closed
   */
  DatabaseStatus status();
}
