package org.entopic.spi.backend;

import java.util.concurrent.CompletableFuture;
import org.apiguardian.api.API;

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
}
