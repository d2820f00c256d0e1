package org.entopic.scaffold;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apiguardian.api.API;

/**
 * A Java source; immutable.
 *
 * @param path where it belongs below a folder of sources, with {@code /} between the parts
 * @param text the source
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record SourceFile(String path, String text) {

  /** What happens to files that are there. */
  public enum Overwriting {
    /** They stay, and nothing at all is written. */
    REFUSED,
    /** They are replaced. */
    ALLOWED
  }

  /**
   * Writes sources below a folder.
   *
   * @throws org.entopic.ConfigurationException if a file is there and may not be replaced
   * @throws UncheckedIOException if a file cannot be written
   */
  public static void write(List<SourceFile> sources, Path folder, Overwriting overwriting) {
    List<Path> present =
        sources.stream().map(s -> folder.resolve(s.path())).filter(Files::exists).toList();
    if (overwriting == Overwriting.REFUSED && !present.isEmpty()) {
      throw ScaffoldMessages.filesPresent(present);
    }
    OpenOption[] options =
        overwriting == Overwriting.ALLOWED
            ? new OpenOption[] {
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING
            }
            : new OpenOption[] {StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE};
    for (SourceFile source : sources) {
      Path file = folder.resolve(source.path());
      try {
        Files.createDirectories(folder.resolve(source.path()).getParent());
        Files.writeString(file, source.text(), options);
      } catch (FileAlreadyExistsException e) {
        throw ScaffoldMessages.filesPresent(List.of(file));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
