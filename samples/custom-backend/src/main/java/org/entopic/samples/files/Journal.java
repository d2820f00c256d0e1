package org.entopic.samples.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A file of entries, each behind its length and checksum. An entry is there as a whole or not at
 * all: one that a crash has cut off is taken away when the journal is opened.
 */
final class Journal implements AutoCloseable {
  private static final int HEAD = 2 * Integer.BYTES;

  private final Path file;
  private final FileChannel channel;
  private long end;
  private boolean broken;

  private Journal(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Opens a journal, made if there is none, and reads what it holds.
   *
   * @throws org.entopic.StoreNotReadyException if it cannot be read or another process has it open
   * @throws org.entopic.ConfigurationException if an entry other than the last one is damaged
   */
  static Journal open(Path file, Consumer<Entry> entries) {
    FileChannel channel = null;
    try {
      Path directory = file.toAbsolutePath().getParent();
      if (directory != null) {
        Files.createDirectories(directory);
      }
      channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (!isLocked(channel)) {
        throw FilesMessages.inUse(file);
      }
      var journal = new Journal(file, channel);
      journal.end = journal.read(entries);
      channel.truncate(journal.end);
      return journal;
    } catch (IOException e) {
      close(channel);
      throw FilesMessages.notOpened(file, e);
    } catch (RuntimeException e) {
      close(channel);
      throw e;
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null; // held until the channel is closed
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  // region:append
  /**
   * Writes an entry and returns when it is on the disk.
   *
   * @throws org.entopic.SaveFailedException if it is not in the file
   * @throws org.entopic.SaveOutcomeUnknownException if it may be
   */
  void append(Entry entry) {
    if (broken) {
      throw FilesMessages.notWritten(null);
    }
    byte[] content = Entry.encode(entry);
    ByteBuffer bytes = ByteBuffer.allocate(HEAD + content.length);
    bytes.putInt(content.length).putInt(checksum(content)).put(content).flip();
    try {
      long at = end;
      while (bytes.hasRemaining()) {
        at += channel.write(bytes, at);
      }
      channel.force(false);
      end = at;
    } catch (IOException e) {
      broken = true; // what the disk holds is known only after it was read again
      takeBack(e);
      throw FilesMessages.notWritten(e);
    }
  }

  private void takeBack(IOException failure) {
    try {
      channel.truncate(end).force(true);
    } catch (IOException e) {
      failure.addSuppressed(e);
      throw FilesMessages.unknownOutcome(failure);
    }
  }

  // end:append

  /** Reads all entries and returns where they end. */
  long read(Consumer<Entry> entries) {
    try {
      long at = 0;
      long size = channel.size();
      while (size - at > HEAD) {
        ByteBuffer head = bytes(at, HEAD);
        int length = head.getInt();
        if (length < 0) {
          throw FilesMessages.damaged(file, at);
        }
        long next = at + HEAD + length;
        if (next > size) {
          break; // cut off
        }
        byte[] content = bytes(at + HEAD, length).array();
        if (checksum(content) == head.getInt()) {
          entries.accept(entry(content, at));
        } else if (next == size) {
          break; // the length was written, the entry was not
        } else {
          throw FilesMessages.damaged(file, at);
        }
        at = next;
      }
      return at;
    } catch (IOException e) {
      throw FilesMessages.notOpened(file, e);
    }
  }

  private Entry entry(byte[] content, long at) {
    try {
      return Entry.decode(content);
    } catch (IOException e) {
      throw FilesMessages.damaged(file, at);
    }
  }

  private ByteBuffer bytes(long at, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    int read = 0;
    while (bytes.hasRemaining() && read >= 0) {
      read = channel.read(bytes, at + bytes.position());
    }
    return bytes.flip();
  }

  private static int checksum(byte[] entry) {
    var checksum = new CRC32C();
    checksum.update(entry);
    return (int) checksum.getValue();
  }

  @Override
  public void close() {
    close(channel);
  }

  private static void close(@Nullable FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      // every entry was forced to the disk before: nothing can be lost by closing
    }
  }
}
