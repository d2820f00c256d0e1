package org.entopic.samples.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.entopic.ConfigurationException;
import org.entopic.StoreNotReadyException;
import org.entopic.samples.files.Entry.Saved;
import org.entopic.samples.files.Entry.SchemaPublished;
import org.entopic.samples.files.Entry.Stored;
import org.entopic.samples.files.Entry.TopicMade;
import org.entopic.spi.serde.SchemaDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private final Entry topic = new TopicMade("shop.Order", UUID.randomUUID(), 3);
  private final Entry schema =
      new SchemaPublished("Order", new SchemaDocument("cbor", "größe\n".repeat(20_000)));
  private final Entry save =
      new Saved(
          UUID.randomUUID(),
          7,
          List.of(
              new Stored("shop.Order", 2, new byte[] {1}, new byte[] {2, 3}, -1),
              new Stored("shop.Order", 0, new byte[0], null, 0)));

  private @TempDir Path directory;
  private Path file;

  @BeforeEach
  void writeThree() {
    file = directory.resolve("made").resolve("shop.journal");
    try (Journal journal = Journal.open(file, entry -> {})) {
      List.of(topic, schema, save).forEach(journal::append);
    }
  }

  private List<Entry> read() {
    var found = new ArrayList<Entry>();
    Journal.open(file, found::add).close();
    return found;
  }

  private void change(int from, byte... bytes) throws IOException {
    byte[] all = Files.readAllBytes(file);
    System.arraycopy(bytes, 0, all, from, bytes.length);
    Files.write(file, all);
  }

  @Test
  void everyEntryComesBack() {
    assertThat(read()).usingRecursiveComparison().isEqualTo(List.of(topic, schema, save));
  }

  @Test
  void whatACrashHasCutOffIsTakenAwayAndWritingGoesOn() throws Exception {
    byte[] whole = Files.readAllBytes(file);
    int twoEntries = whole.length - Entry.encode(save).length - 8;
    for (int length = twoEntries + 1; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThat(read()).hasSize(2);
      assertThat(file).hasSize(twoEntries);
    }
    try (Journal journal = Journal.open(file, entry -> {})) {
      journal.append(save);
    }
    assertThat(file).hasBinaryContent(whole);
  }

  @Test
  void anEntryThatWasNotFilledIsTakenAway() throws Exception {
    int lastByte = (int) Files.size(file) - 1;
    change(lastByte, (byte) 99);
    assertThat(read()).hasSize(2);
  }

  @Test
  void damageInTheMiddleIsRefusedAndNothingChanged() throws Exception {
    change(9, (byte) 99);
    byte[] damaged = Files.readAllBytes(file);
    assertThatThrownBy(this::read)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("FILES-04")
        .hasMessageContaining("byte 0");
    assertThat(file).hasBinaryContent(damaged);
  }

  @Test
  void aFileOfAnotherKindIsRefused() throws Exception {
    Files.write(file, new byte[] {-1, 0, 0, 0, 1, 2, 3, 4, 5, 6});
    assertThatThrownBy(this::read).hasMessageContaining("FILES-04");
  }

  @Test
  void twoDoNotHaveItOpen() {
    Journal open = Journal.open(file, entry -> {});
    assertThatThrownBy(this::read)
        .isInstanceOf(StoreNotReadyException.class)
        .hasMessageContaining("FILES-03");
    open.close();
    assertThat(read()).hasSize(3);
  }

  @Test
  void aPlaceThatIsNoDirectoryIsReported() throws Exception {
    file = Files.writeString(directory.resolve("text"), "").resolve("shop.journal");
    assertThatThrownBy(this::read)
        .isInstanceOf(StoreNotReadyException.class)
        .hasMessageContaining("FILES-02")
        .hasMessageContaining(file.toString());
  }
}
