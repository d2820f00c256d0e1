package org.entopic.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.entopic.DatabaseStatus;
import org.entopic.DatabaseStatus.PartitionProgress;
import org.entopic.DatabaseStatus.SetStatus;
import org.entopic.engine.model.EngineModel;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.backend.CheckedWriter;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.StoreReader;
import org.entopic.spi.engine.EngineConfig;

/** Looks what a view holds and how far it has read. */
final class StatusQuery {
  private final EngineConfig config;
  private final EngineModel model;
  private final OpenStore store;

  StatusQuery(EngineConfig config, EngineModel model, OpenStore store) {
    this.config = config;
    this.model = model;
    this.store = store;
  }

  DatabaseStatus run() {
    StoreReader reader = store.requireReader();
    List<PartitionProgress> progress = await(reader.progress());
    var sets = new ArrayList<SetStatus>();
    try (ReadView view = reader.open()) {
      for (EntityTypeModel type :
          model.entityTypes().stream().flatMap(each -> each.storedTypes().stream()).toList()) {
        String topic = type.topic().name();
        sets.add(
            new SetStatus(
                type.name(),
                topic,
                store.serializer(type),
                view.count(type),
                progress.stream().filter(each -> each.topic().equals(topic)).toList()));
      }
    }
    return new DatabaseStatus(
        config.database(),
        store.name(),
        sets,
        store.backend().checkedWriter().flatMap(CheckedWriter::status).orElse(null));
  }

  private <R> R await(CompletableFuture<R> answer) {
    try {
      return answer.get(config.store().saveTimeout().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw EngineMessages.noStatus(config, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw EngineMessages.noStatus(config, e);
    } catch (ExecutionException e) {
      throw Futures.unchecked(e);
    }
  }
}
