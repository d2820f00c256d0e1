package org.entopic.scaffold;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.entopic.scaffold.StoreEntity.TopicUse;

/** Takes schemas out of files. */
final class FilesModelFactory implements TopicModelFactory {
  private final SchemaLanguage language;
  private final List<Path> files;

  FilesModelFactory(SchemaLanguage language, List<Path> files) {
    this.language = language;
    this.files = files;
  }

  @Override
  public StoreModel create(Reporter reporter) {
    List<StoreEntity> entities = new ArrayList<>();
    for (Path file : files) {
      String stem = file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
      SchemaShape shape =
          SchemaReader.of(language).parse(text(file), SchemaReader.Author.OTHERS, stem, reporter);
      String name =
          EntityFinding.free(Names.type(shape.name().isEmpty() ? stem : shape.name()), entities);
      entities.add(
          EntityFinding.entity(
              name,
              Optional.empty(),
              Optional.of(language.serializer()),
              TopicUse.UNCHECKED,
              shape,
              new KeyFinder(name, shape.fields(), reporter).find(List.of())));
    }
    EntityFinding.reportReferences(entities, reporter);
    return new StoreModel("files", entities);
  }

  private String text(Path file) {
    try {
      return language == SchemaLanguage.PROTOBUF
          ? Base64.getEncoder().encodeToString(Files.readAllBytes(file))
          : Files.readString(file);
    } catch (IOException e) {
      throw ScaffoldMessages.unreadable(file);
    }
  }
}
