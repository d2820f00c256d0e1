package org.entopic.scaffold;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entopic.kafka.SampledRecord;
import org.entopic.kafka.TopicSurvey;
import org.entopic.scaffold.KeyFinder.Keyed;
import org.entopic.scaffold.KeyFinder.Part;
import org.entopic.scaffold.StoreEntity.TopicUse;
import org.jspecify.annotations.Nullable;

/** Takes what the newest records of topics show, which hold JSON objects of anybody's. */
final class RecordsModelFactory implements TopicModelFactory {
  private static final ObjectMapper MAPPER =
      new ObjectMapper(new JsonFactory())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private final TopicConnection connection;
  private final List<String> topics;

  RecordsModelFactory(TopicConnection connection, List<String> topics) {
    this.connection = connection;
    this.topics = topics;
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Sample(byte @Nullable [] key, JsonNode value) {}

  @Override
  public StoreModel create(Reporter reporter) {
    TopicSurvey survey = connection.survey("scaffold");
    List<StoreEntity> entities = new ArrayList<>();
    for (String topic : topics.stream().distinct().sorted().toList()) {
      List<SampledRecord> records = survey.sample(topic, connection.records());
      List<Sample> samples = samples(records);
      if (samples.isEmpty()) {
        reporter.report(ScaffoldMessages.noObjects(topic, reason(records)));
      } else {
        if (samples.size() < records.size()) {
          reporter.report(
              ScaffoldMessages.someUnreadable(
                  topic, records.size() - samples.size(), records.size()));
        }
        String name = Names.type(Names.singular(topic.substring(topic.lastIndexOf('.') + 1)));
        entities.add(entity(EntityFinding.free(name, entities), topic, samples, reporter));
      }
    }
    EntityFinding.reportReferences(entities, reporter);
    return new StoreModel("topics", entities);
  }

  private static List<Sample> samples(List<SampledRecord> records) {
    return records.stream().flatMap(record -> sample(record).stream()).toList();
  }

  /** Returns what is no object as nothing, whatever else it is; the caller tells how many. */
  private static Optional<Sample> sample(SampledRecord record) {
    try {
      JsonNode value = MAPPER.readTree(record.value());
      return value != null && value.isObject()
          ? Optional.of(new Sample(record.key(), value))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String reason(List<SampledRecord> records) {
    if (records.isEmpty()) {
      return "It has no records with values.";
    }
    boolean registered = records.stream().allMatch(r -> r.value().length > 5 && r.value()[0] == 0);
    return registered
        ? "Its records begin with the number of a schema in a registry. Save that schema to a file,"
            + " and take the file."
        : "Its records are no JSON objects.";
  }

  private static StoreEntity entity(
      String name, String topic, List<Sample> samples, Reporter reporter) {
    SchemaShape shape =
        new RecordShapes(name, reporter).of(samples.stream().map(Sample::value).toList());
    List<Keyed> keyed = new ArrayList<>();
    for (Sample sample : samples) {
      if (sample.key() != null) {
        keyed.add(new Keyed(sample.key(), values(sample.value())));
      }
    }
    // records without keys are no reason to guess by names
    List<Part> key = List.of();
    if (keyed.isEmpty()) {
      reporter.report(ScaffoldMessages.keyless(name));
    } else {
      key = new KeyFinder(name, shape.fields(), reporter).find(keyed);
    }
    return EntityFinding.entity(
        name, Optional.of(topic), Optional.of("json"), TopicUse.READ_ONLY, shape, key);
  }

  private static Map<String, @Nullable Object> values(JsonNode object) {
    Map<String, @Nullable Object> values = new HashMap<>();
    object
        .properties()
        .forEach(
            field -> {
              JsonNode value = field.getValue();
              if (value.isTextual()) {
                values.put(field.getKey(), value.textValue());
              } else if (value.isIntegralNumber() && value.canConvertToLong()) {
                values.put(field.getKey(), value.longValue());
              } else if (value.isBigInteger()) {
                values.put(field.getKey(), value.bigIntegerValue());
              } else if (value.isBoolean()) {
                values.put(field.getKey(), value.booleanValue());
              }
            });
    return values;
  }
}
