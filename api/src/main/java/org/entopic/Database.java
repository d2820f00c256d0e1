package org.entopic;

import java.time.Duration;
import org.apiguardian.api.API;

/**
 * The database of an open factory.
 *
 * <p>Thread-safe. After the factory is closed every method throws {@link IllegalStateException}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface Database extends DatabaseAdmin {

  /**
   * Waits until the local view can be read and holds all that was in the topics when this was
   * called.
   *
   * @throws StoreNotReadyException if that is not so in time, or the thread is interrupted
   * @throws QueryException if the backend only writes
   */
  void awaitReady(Duration timeout);

  /**
   * Forgets what the local view holds, reads the topics again from their beginning, and returns
   * when the view is whole, within the open time-out. Until then reads of all factories that share
   * the view throw {@link StoreNotReadyException}: nobody sees a part of it. What is open goes on
   * with what it saw.
   *
   * @throws StoreNotReadyException if the view is not whole in time; it goes on filling
   * @throws ConfigurationException if the backend cannot do it
   * @throws QueryException if the backend only writes
   */
  void rebuild();
}
