package org.entopic.spi.backend;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apiguardian.api.API;
import org.entopic.DatabaseStatus.LeaseStatus;

/**
 * Writes saves of checked types: each is validated against everything that any process has written
 * of them, and written before anybody else can write more.
 *
 * <p>Implementations are thread-safe.
 *
 * @see org.entopic.model.EntityTypeModel#isChecked()
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface CheckedWriter {

  /**
   * Writes a group of saves.
   *
   * <p>Once the local view holds everything written to checked types, and nobody else can add to it
   * unnoticed, the group is {@linkplain CheckedGroup#validate validated}; what it accepts is
   * written all or nothing. If it turns out that somebody else may have written meanwhile, nothing
   * of it has been, and the group is validated again. The outcome of each accepted save is
   * completed as by {@link RecordWriter#write}, before the group or another one is validated again.
   *
   * @return completes when the group is over: every save that it accepted has its outcome; fails
   *     with {@link org.entopic.StoreNotReadyException} if it could not be validated in time
   */
  CompletableFuture<Void> write(CheckedGroup group);

  /** Tells who may write checked types, where that is shared between processes. */
  default Optional<LeaseStatus> status() {
    return Optional.empty();
  }
}
