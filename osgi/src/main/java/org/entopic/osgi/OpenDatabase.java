package org.entopic.osgi;

import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.entopic.DatabaseStatus;
import org.jspecify.annotations.Nullable;

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

  /**
   * Returns the first results of a query, in a context of their own: each as its values by name,
   * those of entities by their properties.
   *
   * @param text the query, as {@link org.entopic.EntityContext#query(Class, String)} has it
   * @param limit how many results at most
   * @throws org.entopic.QueryException if the text is no query that fits the model
   * @throws org.entopic.StoreNotReadyException if the view is not ready
   * @throws IllegalStateException if the factory has been closed
   */
  List<Map<String, @Nullable Object>> query(String text, long limit);

  /**
   * Returns how a query would run.
   *
   * @throws org.entopic.QueryException if the text is no query that fits the model
   * @throws IllegalStateException if the factory has been closed
   */
  String explain(String text);
}
