package org.entopic.spi.backend;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apiguardian.api.API;
import org.entopic.event.DiagnosticEvent.UncheckedGroupEnded;

/**
 * Writes batches.
 *
 * <p>Implementations are thread-safe. Batches that share a key are written in the order of the
 * calls.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface RecordWriter {

  /**
   * Writes a batch, all of it or nothing.
   *
   * <p>The future fails with {@link org.entopic.SaveFailedException} when nothing was written, with
   * {@link org.entopic.SaveOutcomeUnknownException} when that cannot be known, and with {@link
   * org.entopic.StoreNotReadyException} when nothing could be sent.
   */
  CompletableFuture<WriteReceipt> write(WriteBatch batch);

  /**
   * Has somebody told of each group of batches that is over, in place of who was before; nobody is
   * told by a writer that makes no groups.
   *
   * @param listener returns at once, and throws nothing
   */
  default void onGroup(Consumer<UncheckedGroupEnded> listener) {}
}
