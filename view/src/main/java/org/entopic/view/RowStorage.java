package org.entopic.view;

import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the bytes of one entity type's rows in the order of their keys, beyond the life of the
 * process.
 *
 * <p>Implementations are thread-safe. Bytes compare as unsigned numbers. Whatever goes wrong is a
 * {@link StorageException}, also use after {@link #close}; the view is filled anew then, from an
 * empty storage.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface RowStorage extends StorageReader, AutoCloseable {

  /** A key and its value; nobody changes the arrays. */
  @SuppressWarnings("ArrayRecordComponent")
  record Entry(byte[] key, byte[] value) {}

  /** A key and its value from now on, null to remove it; nobody changes the arrays. */
  @SuppressWarnings("ArrayRecordComponent")
  record Change(byte[] key, byte @Nullable [] value) {}

  /** Makes changes in their order, all or nothing; what was written last is lost at most. */
  void write(List<Change> changes);

  /** Removes all entries from a key up to another, which remains. */
  void remove(byte[] from, byte[] to);

  /** Returns what is there now, to be read until the storage is closed. */
  StorageReader snapshot();

  /** Closes the storage and removes all there is, whatever state it is in. */
  void destroy();

  @Override
  void close();
}
