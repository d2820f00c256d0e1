package org.entopic.scaffold;

import aQute.bnd.annotation.Cardinality;
import aQute.bnd.annotation.Resolution;
import aQute.bnd.annotation.spi.ServiceConsumer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.entopic.SerializationFailedException;
import org.entopic.kafka.SampledRecord;
import org.entopic.kafka.TopicSurvey;
import org.entopic.kafka.WriteMode;
import org.entopic.scaffold.KeyFinder.Keyed;
import org.entopic.scaffold.StoreEntity.TopicUse;
import org.entopic.spi.serde.GenericDecoder;
import org.entopic.spi.serde.SchemaDocument;
import org.entopic.spi.serde.SerializerProvider;

/** Takes what a database of Entopic's has published. */
@ServiceConsumer(
    value = SerializerProvider.class,
    resolution = Resolution.OPTIONAL,
    cardinality = Cardinality.MULTIPLE)
final class DatabaseModelFactory implements TopicModelFactory {
  private static final String DISCRIMINATOR = "DTYPE";

  private final String database;
  private final TopicConnection connection;
  private final List<String> topics;

  DatabaseModelFactory(String database, TopicConnection connection, List<String> topics) {
    this.database = database;
    this.connection = connection;
    this.topics = topics;
  }

  @Override
  public StoreModel create(Reporter reporter) {
    TopicSurvey survey = connection.survey(database);
    TopicSurvey.Published published = survey.published();
    List<StoreEntity> entities = new ArrayList<>();
    for (String topic : wanted(published)) {
      List<SampledRecord> records = survey.sample(topic, connection.records());
      entityName(topic, published, records, reporter)
          .ifPresentOrElse(
              name -> entity(name, topic, published, records, reporter).ifPresent(entities::add),
              () -> reporter.report(ScaffoldMessages.noEntityType(topic)));
    }
    EntityFinding.reportReferences(entities, reporter);
    return new StoreModel(database, entities);
  }

  private SortedSet<String> wanted(TopicSurvey.Published published) {
    var known =
        published.topics().keySet().stream()
            .filter(topic -> !topic.startsWith(database + ".__"))
            .collect(Collectors.toCollection(TreeSet::new));
    if (!known.containsAll(topics)) {
      var missing = new TreeSet<>(topics);
      missing.removeAll(known);
      throw ScaffoldMessages.topicsUnknown(database, missing, known);
    }
    return topics.isEmpty() ? known : new TreeSet<>(topics);
  }

  private Optional<StoreEntity> entity(
      String name,
      String topic,
      TopicSurvey.Published published,
      List<SampledRecord> records,
      Reporter reporter) {
    List<SchemaDocument> schemas = published.schemas().getOrDefault(name, List.of());
    SchemaDocument newest = schemas.get(schemas.size() - 1);
    Optional<SchemaReader> reader = SchemaReader.of(newest.format());
    if (reader.isEmpty()) {
      reporter.report(ScaffoldMessages.unknownFormat(name, newest.format()));
      return Optional.empty();
    }
    SchemaShape shape =
        reader.get().parse(newest.text(), SchemaReader.Author.ENTOPIC, name, reporter);
    var keys = new KeyFinder(name, shape.fields(), reporter);
    boolean isChecked = published.topics().get(topic) == WriteMode.CHECKED;
    if (isChecked) {
      reporter.report(ScaffoldMessages.checkedOtherwise(name));
    }
    shape.fields().stream()
        .filter(field -> field.name().equals(DISCRIMINATOR))
        .forEach(field -> reporter.report(ScaffoldMessages.hierarchy(name, field.name())));
    return Optional.of(
        EntityFinding.entity(
            name,
            topic.equals(database + "." + name) ? Optional.empty() : Optional.of(topic),
            Optional.of(newest.format()),
            isChecked ? TopicUse.CHECKED : TopicUse.UNCHECKED,
            shape,
            keys.find(keyed(name, schemas, records, reporter))));
  }

  private Optional<String> entityName(
      String topic,
      TopicSurvey.Published published,
      List<SampledRecord> records,
      Reporter reporter) {
    List<String> named =
        records.stream()
            .map(SampledRecord::entity)
            .filter(entity -> entity != null && published.schemas().containsKey(entity))
            .toList();
    var different = new TreeSet<>(named);
    if (different.size() > 1) {
      reporter.report(ScaffoldMessages.severalEntityTypes(topic, different));
    }
    return named.isEmpty()
        ? published.schemas().keySet().stream()
            .filter(entity -> topic.equals(database + "." + entity))
            .findFirst()
        : Optional.of(named.get(named.size() - 1));
  }

  // javac 17 loses annotations of type arguments in class files: decoded values look different
  @SuppressWarnings("NullAway")
  private static List<Keyed> keyed(
      String entity, List<SchemaDocument> schemas, List<SampledRecord> records, Reporter reporter) {
    Map<Long, GenericDecoder> decoders = new HashMap<>();
    for (SchemaDocument schema : schemas) {
      decoder(schema)
          .ifPresentOrElse(
              decoder -> decoders.put(schema.fingerprint(), decoder),
              () -> reporter.report(ScaffoldMessages.undecoded(entity, schema.format())));
    }
    List<Keyed> keyed = new ArrayList<>();
    int unreadable = 0;
    for (SampledRecord record : records) {
      GenericDecoder decoder = decoders.get(record.fingerprint());
      if (decoder != null && record.key() != null && entity.equals(record.entity())) {
        try {
          keyed.add(new Keyed(record.key(), decoder.decode(record.value())));
        } catch (SerializationFailedException e) {
          unreadable++;
        }
      }
    }
    if (unreadable > 0) {
      reporter.report(ScaffoldMessages.damaged(entity, unreadable, records.size()));
    }
    return keyed;
  }

  private static Optional<GenericDecoder> decoder(SchemaDocument schema) {
    return ServiceLoader.load(SerializerProvider.class, SerializerProvider.class.getClassLoader())
        .stream()
        .map(ServiceLoader.Provider::get)
        .filter(provider -> provider.name().equals(schema.format()))
        .findFirst()
        .flatMap(provider -> provider.genericDecoder(schema));
  }
}
