package org.entopic.backend.memory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.entopic.BadRecord;
import org.entopic.ConsistencyToken;
import org.entopic.DatabaseStatus.PartitionProgress;
import org.entopic.TopicCreation;
import org.entopic.model.TopicModel;
import org.entopic.spi.backend.BackendConfig;
import org.entopic.spi.backend.CheckedGroup;
import org.entopic.spi.backend.CheckedSave;
import org.entopic.spi.backend.EncodedRecord;
import org.entopic.spi.backend.NumberSequences.Numbers;
import org.entopic.spi.backend.SaveManifest.TopicSlice;
import org.entopic.spi.backend.StoreDefinition;
import org.entopic.spi.backend.StoreReader;
import org.entopic.spi.backend.WriteBatch;
import org.entopic.spi.backend.WriteReceipt;
import org.entopic.view.DecodedRecord;
import org.entopic.view.EntityView;
import org.entopic.view.Restoration;
import org.jspecify.annotations.Nullable;

/** The topics and the view of one database, shared by the factories that have it open. */
final class MemoryDatabase {
  private static final Map<String, MemoryDatabase> OPEN = new HashMap<>();

  private final String name;
  private final EntityView view;
  private final List<Consumer<BadRecord>> badRecords = new CopyOnWriteArrayList<>();
  private final Map<String, MemoryTopic> topics = new HashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, StoreDefinition> definitions = new LinkedHashMap<>();
  private boolean deleted;
  private boolean isNew = true;
  private final Condition fillingEnds = lock.newCondition();
  private @Nullable Object filler;
  private boolean isFilled;
  private int users;
  private long turns;
  private final Map<String, Long> sequences = new HashMap<>();

  private MemoryDatabase(BackendConfig config) {
    this.name = config.database();
    this.view = new EntityView(config.badRecordPolicy(), this::report);
  }

  /** Returns the database of a name, made if nobody has it open. */
  static MemoryDatabase join(BackendConfig config) {
    synchronized (OPEN) {
      MemoryDatabase open = OPEN.get(config.database());
      if (open == null && config.topicCreation() == TopicCreation.NEVER) {
        throw MemoryMessages.notOpen(config.database());
      }
      MemoryDatabase database = open == null ? new MemoryDatabase(config) : open;
      database.define(config.stores());
      database.badRecords.add(config.badRecords());
      database.users++;
      OPEN.put(database.name, database);
      return database;
    }
  }

  /** Returns the database of a name, if anybody has it open. */
  static Optional<MemoryDatabase> find(String name) {
    synchronized (OPEN) {
      return Optional.ofNullable(OPEN.get(name));
    }
  }

  /** Returns true the first time. */
  boolean takeNew() {
    lock.lock();
    try {
      boolean first = isNew;
      isNew = false;
      return first;
    } finally {
      lock.unlock();
    }
  }

  /** Lets one user at a time fill the database, until one has; returns whether it is this one. */
  boolean beginFilling(Object user, Duration patience) {
    lock.lock();
    try {
      long left = patience.toNanos();
      while (!isFilled && filler != null && filler != user) {
        if (left <= 0) {
          throw MemoryMessages.beingFilled(name);
        }
        left = fillingEnds.awaitNanos(left);
      }
      if (!isFilled) {
        filler = user;
      }
      return !isFilled;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw MemoryMessages.beingFilled(name);
    } finally {
      lock.unlock();
    }
  }

  /** Notes that the database is filled. */
  void filled() {
    lock.lock();
    try {
      isFilled = true;
      filler = null;
      fillingEnds.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Lets another user fill the database, if this one was about to. */
  void leaveFilling(Object user) {
    lock.lock();
    try {
      if (filler == user) {
        filler = null;
        fillingEnds.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  boolean has(String topic) {
    lock.lock();
    try {
      return topics.containsKey(topic);
    } finally {
      lock.unlock();
    }
  }

  /** Forgets everything; returns whether that was not so yet. */
  boolean delete() {
    lock.lock();
    try {
      boolean existed = !deleted;
      deleted = true;
      isNew = true;
      isFilled = false;
      topics.clear();
      view.fail(MemoryMessages.deleted(name));
      return existed;
    } finally {
      lock.unlock();
    }
  }

  /** Begins again after {@link #delete}; returns whether it did. */
  boolean create() {
    lock.lock();
    try {
      boolean wasDeleted = deleted;
      if (wasDeleted) {
        beginAgain();
        isNew = false;
      }
      return wasDeleted;
    } finally {
      lock.unlock();
    }
  }

  private void beginAgain() {
    deleted = false;
    view.reset();
    definitions.values().forEach(this::addTopic);
    begin();
  }

  private void addTopic(StoreDefinition added) {
    TopicModel model = added.type().topic();
    var topic = new MemoryTopic(model.name(), model.partitions());
    topics.put(topic.name, topic);
    view.topicId(topic.name, topic.id);
  }

  private void begin() {
    Restoration restoration = view.begin(ends());
    restoration.until(ends());
  }

  /** Takes back one {@link #join}; the last one ends the database. */
  void leave(BackendConfig config) {
    synchronized (OPEN) {
      badRecords.remove(config.badRecords());
      if (--users == 0) {
        OPEN.remove(name);
        view.close();
      }
    }
  }

  private void define(List<StoreDefinition> stores) {
    lock.lock();
    try {
      for (StoreDefinition store : stores) {
        TopicModel model = store.type().topic();
        MemoryTopic topic = topics.get(model.name());
        if (topic != null && topic.partitions() != model.partitions()) {
          throw MemoryMessages.otherPartitions(topic.name, topic.partitions(), model.partitions());
        }
      }
      for (StoreDefinition added : view.addStores(stores)) {
        definitions.put(added.type().topic().name(), added);
        if (!deleted) {
          addTopic(added);
        }
      }
      if (deleted) {
        beginAgain();
      } else {
        begin();
      }
    } finally {
      lock.unlock();
    }
  }

  private Map<TopicSlice, Long> ends() {
    var ends = new HashMap<TopicSlice, Long>();
    for (MemoryTopic topic : topics.values()) {
      for (int partition = 0; partition < topic.partitions(); partition++) {
        ends.put(new TopicSlice(topic.name, partition), topic.end(partition));
      }
    }
    return ends;
  }

  /** Returns how far the partitions of entity types have been read: always to their ends. */
  List<PartitionProgress> progress(List<StoreDefinition> stores) {
    lock.lock();
    try {
      var progress = new ArrayList<PartitionProgress>();
      for (StoreDefinition store : stores) {
        MemoryTopic topic = topic(store.type().topic().name());
        for (int partition = 0; partition < topic.partitions(); partition++) {
          long end = topic.end(partition);
          progress.add(new PartitionProgress(topic.name, partition, end, end));
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

  StoreReader reader(List<StoreDefinition> stores) {
    return view.reader(stores);
  }

  WriteReceipt write(WriteBatch batch) {
    lock.lock();
    try {
      List<TopicSlice> slices = place(batch);
      var records = new SaveRecords(batch, slices);
      var decoded = new ArrayList<DecodedRecord>(batch.records().size());
      var positions = new ArrayList<WriteReceipt.Position>(batch.records().size());
      var last = new LinkedHashMap<TopicSlice, Long>();
      long now = System.currentTimeMillis();
      for (int i = 0; i < slices.size(); i++) {
        TopicSlice slice = slices.get(i);
        long offset = topic(slice.topic()).append(slice.partition());
        decoded.add(view.decode(records.record(i, offset, now)));
        positions.add(new WriteReceipt.Position(slice.partition(), offset, now));
        last.put(slice, offset);
      }
      view.apply(decoded);
      last.forEach((slice, offset) -> view.position(slice.topic(), slice.partition(), offset + 1));
      return new WriteReceipt(token(batch, last), positions);
    } finally {
      lock.unlock();
    }
  }

  /** Validates and writes a group while nobody else writes. */
  void write(CheckedGroup group) {
    lock.lock();
    try {
      long turn = ++turns;
      for (List<CheckedSave> saves = group.validate(turn);
          !saves.isEmpty();
          saves = group.validate(turn)) {
        saves.forEach(this::write);
      }
    } finally {
      lock.unlock();
    }
  }

  private void write(CheckedSave save) {
    try {
      save.outcome().complete(write(save.batch()));
    } catch (RuntimeException e) {
      save.outcome().completeExceptionally(e);
    }
  }

  Numbers take(String sequence, long count, long after) {
    lock.lock();
    try {
      long end = Math.max(sequences.getOrDefault(sequence, 0L), after) + count;
      sequences.put(sequence, end);
      return new Numbers(end - count + 1, count);
    } finally {
      lock.unlock();
    }
  }

  private List<TopicSlice> place(WriteBatch batch) {
    var slices = new ArrayList<TopicSlice>(batch.records().size());
    for (EncodedRecord record : batch.records()) {
      slices.add(topic(record.type().topic().name()).slice(record.key()));
    }
    return slices;
  }

  private MemoryTopic topic(String topicName) {
    MemoryTopic topic = topics.get(topicName);
    if (deleted) {
      throw MemoryMessages.deleted(name);
    }
    if (topic == null) {
      throw MemoryMessages.unknownTopic(topicName);
    }
    return topic;
  }

  private ConsistencyToken token(WriteBatch batch, Map<TopicSlice, Long> last) {
    var positions = new ArrayList<ConsistencyToken.Position>(last.size());
    last.forEach(
        (slice, offset) ->
            positions.add(
                new ConsistencyToken.Position(
                    slice.topic(), topic(slice.topic()).id, slice.partition(), offset)));
    return new ConsistencyToken(batch.saveId(), positions);
  }
}
