package org.entopic.itests.sql.f1;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.entopic.EntityContextFactory;

/** The folder with the files of f1db; a column is the field of the same name. */
record FormulaOneFiles(Path folder) {
  private static final CsvMapper MAPPER =
      CsvMapper.builder()
          .addModule(new JavaTimeModule())
          .enable(CsvParser.Feature.EMPTY_STRING_AS_NULL)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .visibility(PropertyAccessor.FIELD, Visibility.ANY)
          .build();

  /** Saves everything; results are numbered in the order of their file. */
  void saveTo(EntityContextFactory<FormulaOneContext> factory) throws IOException {
    try (var db = factory.create()) {
      db.continents.addAll(read("continents", Continent.class));
      db.countries.addAll(read("countries", Country.class));
      db.circuits.addAll(read("circuits", Circuit.class));
      db.constructors.addAll(read("constructors", Constructor.class));
      db.drivers.addAll(read("drivers", Driver.class));
      db.grandsPrix.addAll(read("grands-prix", GrandPrix.class));
      db.races.addAll(read("races", Race.class));
      List<RaceResult> results = read("race-results", RaceResult.class);
      for (int i = 0; i < results.size(); i++) {
        results.get(i).id = i + 1;
      }
      db.results.addAll(results);
      db.saveChanges();
    }
  }

  private <T> List<T> read(String name, Class<T> type) throws IOException {
    try (MappingIterator<T> rows =
        MAPPER
            .readerFor(type)
            .with(CsvSchema.emptySchema().withHeader())
            .readValues(folder.resolve(name + ".csv").toFile())) {
      return rows.readAll();
    }
  }
}
