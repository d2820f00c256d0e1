package org.entopic.samples.files;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.entopic.BadRecord;
import org.entopic.ConsistencyToken;
import org.entopic.DatabaseStatus.PartitionProgress;
import org.entopic.PropertyScope;
import org.entopic.model.TopicModel;
import org.entopic.samples.files.Entry.Saved;
import org.entopic.samples.files.Entry.SchemaPublished;
import org.entopic.samples.files.Entry.Stored;
import org.entopic.samples.files.Entry.TopicMade;
import org.entopic.spi.backend.BackendConfig;
import org.entopic.spi.backend.EncodedRecord;
import org.entopic.spi.backend.HeaderNames;
import org.entopic.spi.backend.SaveManifest;
import org.entopic.spi.backend.SaveManifest.TopicSlice;
import org.entopic.spi.backend.StoreDefinition;
import org.entopic.spi.backend.StoreReader;
import org.entopic.spi.backend.WriteBatch;
import org.entopic.spi.backend.WriteReceipt;
import org.entopic.spi.serde.SchemaDocument;
import org.entopic.view.DecodedRecord;
import org.entopic.view.EntityView;
import org.entopic.view.Restoration;
import org.entopic.view.ViewRecord;

/**
 * The journal and the view of one database, shared by the factories of this process that have it
 * open.
 */
final class FilesDatabase {
  private static final Map<Path, FilesDatabase> OPEN = new HashMap<>();

  private final Path file;
  private final Journal journal;
  private final EntityView view;
  private final List<Consumer<BadRecord>> badRecords = new CopyOnWriteArrayList<>();
  private final Map<String, TopicMade> topics = new HashMap<>();
  private final Map<String, Set<SchemaDocument>> schemas = new HashMap<>();
  private final Map<TopicSlice, Long> ends = new HashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private int users;

  private FilesDatabase(Path file, BackendConfig config) {
    this.file = file;
    this.view = new EntityView(config.badRecordPolicy(), this::report);
    this.journal = Journal.open(file, this::note);
  }

  /** Returns the database of a name in a directory, opened if nobody has it open. */
  static FilesDatabase join(BackendConfig config) {
    Path file = file(config);
    synchronized (OPEN) {
      FilesDatabase open = OPEN.get(file);
      FilesDatabase database = open == null ? new FilesDatabase(file, config) : open;
      database.users++;
      OPEN.put(file, database);
      database.badRecords.add(config.badRecords());
      try {
        database.define(config.stores());
      } catch (RuntimeException e) {
        database.leave(config);
        throw e;
      }
      return database;
    }
  }

  private static Path file(BackendConfig config) {
    String directory = config.properties(PropertyScope.COMMON).get("directory");
    if (directory == null) {
      throw FilesMessages.noDirectory(config.database());
    }
    return Path.of(directory, config.database() + ".journal").toAbsolutePath().normalize();
  }

  /** Takes back one {@link #join}; the last one ends the database. */
  void leave(BackendConfig config) {
    synchronized (OPEN) {
      badRecords.remove(config.badRecords());
      if (--users == 0) {
        OPEN.remove(file);
        view.close();
        journal.close();
      }
    }
  }

  StoreReader reader(List<StoreDefinition> stores) {
    return view.reader(stores);
  }

  /** Tells how far the view is, which is always where the journal ends. */
  List<PartitionProgress> progress(List<StoreDefinition> stores) {
    lock.lock();
    try {
      var progress = new ArrayList<PartitionProgress>();
      for (StoreDefinition store : stores) {
        TopicMade made = topic(store.type().topic().name());
        for (int partition = 0; partition < made.partitions(); partition++) {
          long end = ends.getOrDefault(new TopicSlice(made.topic(), partition), 0L);
          progress.add(new PartitionProgress(made.topic(), partition, end, end));
        }
      }
      return progress;
    } finally {
      lock.unlock();
    }
  }

  private void report(BadRecord record) {
    badRecords.forEach(consumer -> consumer.accept(record));
  }

  private void append(Entry entry) {
    journal.append(entry);
    note(entry);
  }

  /** Remembers what an entry of the journal says of topics and schemas. */
  private void note(Entry entry) {
    if (entry instanceof TopicMade made) {
      topics.put(made.topic(), made);
      for (int partition = 0; partition < made.partitions(); partition++) {
        ends.put(new TopicSlice(made.topic(), partition), 0L);
      }
    } else if (entry instanceof SchemaPublished published) {
      published(published.entity()).add(published.schema());
    } else if (entry instanceof Saved saved) {
      saved.records().forEach(each -> ends.merge(slice(each), 1L, Long::sum));
    }
  }

  private Set<SchemaDocument> published(String entity) {
    return schemas.computeIfAbsent(entity, name -> new LinkedHashSet<>());
  }

  private static TopicSlice slice(Stored record) {
    return new TopicSlice(record.topic(), record.partition());
  }

  // region:define
  /** Takes entity types in: first all that can be refused, then what changes journal and view. */
  private void define(List<StoreDefinition> stores) {
    lock.lock();
    try {
      for (StoreDefinition store : stores) {
        TopicModel model = store.type().topic();
        TopicMade made = topics.get(model.name());
        if (made != null && made.partitions() != model.partitions()) {
          throw FilesMessages.otherPartitions(model.name(), made.partitions(), model.partitions());
        }
        published(store.type().name()).forEach(store.decoder()::learn); // or is incompatible
      }
      List<StoreDefinition> added = view.addStores(stores);
      stores.forEach(this::publish);
      fill(added);
    } finally {
      lock.unlock();
    }
  }

  private void publish(StoreDefinition store) {
    TopicModel model = store.type().topic();
    if (!topics.containsKey(model.name())) {
      append(new TopicMade(model.name(), UUID.randomUUID(), model.partitions()));
    }
    String entity = store.type().name();
    SchemaDocument schema = store.choice().choose(List.copyOf(published(entity)));
    while (!published(entity).contains(schema)) {
      append(new SchemaPublished(entity, schema));
      schema = store.choice().choose(List.copyOf(published(entity)));
    }
    store.decoder().learn(schema);
  }

  // end:define

  // region:fill
  /** Reads the journal once more, for topics that the view does not have yet. */
  private void fill(List<StoreDefinition> added) {
    var filled = new HashMap<TopicSlice, Long>();
    for (StoreDefinition store : added) {
      TopicMade made = topic(store.type().topic().name());
      view.topicId(made.topic(), made.id());
      for (int partition = 0; partition < made.partitions(); partition++) {
        filled.put(new TopicSlice(made.topic(), partition), 0L);
      }
    }
    var limits = new HashMap<>(ends);
    limits.keySet().retainAll(filled.keySet());
    Restoration restoration = view.begin(limits);
    journal.read(
        entry -> {
          if (entry instanceof Saved saved) {
            apply(saved, filled);
          }
        });
    filled.forEach((slice, next) -> view.position(slice.topic(), slice.partition(), next));
    restoration.until(limits);
  }

  /** Gives the view the records of a save that are in these partitions. */
  private List<WriteReceipt.Position> apply(Saved saved, Map<TopicSlice, Long> next) {
    List<Stored> records =
        saved.records().stream().filter(each -> next.containsKey(slice(each))).toList();
    var counts = new HashMap<TopicSlice, Integer>();
    records.forEach(each -> counts.merge(slice(each), 1, Integer::sum));
    var manifest = new SaveManifest(counts); // the save becomes visible when all of these are in
    var decoded = new ArrayList<DecodedRecord>();
    var positions = new ArrayList<WriteReceipt.Position>();
    for (Stored each : records) {
      long offset = next.merge(slice(each), 1L, Long::sum) - 1;
      var record =
          new ViewRecord(
              each.topic(),
              each.partition(),
              offset,
              saved.timestamp(),
              each.key(),
              each.value(),
              each.schema(),
              saved.saveId(),
              manifest);
      decoded.add(view.decode(record));
      positions.add(new WriteReceipt.Position(each.partition(), offset, saved.timestamp()));
    }
    view.apply(decoded);
    return positions;
  }

  // end:fill

  // region:write
  /** Writes a save: first to the disk, then to the view. */
  WriteReceipt write(WriteBatch batch) {
    lock.lock();
    try {
      List<Stored> records = batch.records().stream().map(this::place).toList();
      var saved = new Saved(batch.saveId(), System.currentTimeMillis(), records);
      var next = new LinkedHashMap<TopicSlice, Long>();
      records.forEach(record -> next.put(slice(record), ends.getOrDefault(slice(record), 0L)));
      append(saved);
      List<WriteReceipt.Position> positions = apply(saved, next);
      next.forEach((slice, end) -> view.position(slice.topic(), slice.partition(), end));
      return new WriteReceipt(token(batch, next), positions);
    } finally {
      lock.unlock();
    }
  }

  private Stored place(EncodedRecord record) {
    TopicMade made = topic(record.type().topic().name());
    var hash = new CRC32C();
    hash.update(record.key());
    int partition = (int) (hash.getValue() % made.partitions());
    return new Stored(made.topic(), partition, record.key(), record.value(), schema(record));
  }

  // end:write

  private TopicMade topic(String name) {
    TopicMade made = topics.get(name);
    if (made == null) {
      throw FilesMessages.unknownTopic(name);
    }
    return made;
  }

  private static long schema(EncodedRecord record) {
    return record.headers().stream()
        .filter(header -> header.name().equals(HeaderNames.SCHEMA))
        .findFirst()
        .map(header -> ByteBuffer.wrap(header.value()).getLong())
        .orElse(0L);
  }

  private ConsistencyToken token(WriteBatch batch, Map<TopicSlice, Long> next) {
    return new ConsistencyToken(
        batch.saveId(),
        next.entrySet().stream()
            .map(
                each ->
                    new ConsistencyToken.Position(
                        each.getKey().topic(),
                        topic(each.getKey().topic()).id(),
                        each.getKey().partition(),
                        each.getValue() - 1))
            .toList());
  }
}
