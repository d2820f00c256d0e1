package org.entopic.backend.memory;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entopic.spi.backend.EncodedRecord;
import org.entopic.spi.backend.HeaderNames;
import org.entopic.spi.backend.RecordHeader;
import org.entopic.spi.backend.SaveManifest;
import org.entopic.spi.backend.SaveManifest.TopicSlice;
import org.entopic.spi.backend.WriteBatch;
import org.entopic.view.ViewRecord;

/** The records of one save as a topic would hold them, headers included. */
final class SaveRecords {
  private final WriteBatch batch;
  private final List<TopicSlice> slices;
  private final byte[] saveId;
  private final byte[] manifest;
  private final Set<TopicSlice> begun = new HashSet<>();

  SaveRecords(WriteBatch batch, List<TopicSlice> slices) {
    this.batch = batch;
    this.slices = slices;
    this.saveId =
        ByteBuffer.allocate(2 * Long.BYTES)
            .putLong(batch.saveId().getMostSignificantBits())
            .putLong(batch.saveId().getLeastSignificantBits())
            .array();
    var counts = new HashMap<TopicSlice, Integer>();
    slices.forEach(slice -> counts.merge(slice, 1, Integer::sum));
    this.manifest = new SaveManifest(counts).encode();
  }

  /** Returns a record; to be called in the order of the batch. */
  ViewRecord record(int index, long offset, long timestamp) {
    EncodedRecord record = batch.records().get(index);
    TopicSlice slice = slices.get(index);
    Map<String, byte[]> headers = new HashMap<>();
    for (RecordHeader header : record.headers()) {
      headers.put(header.name(), header.value());
    }
    headers.put(HeaderNames.SAVE, saveId);
    if (slices.size() > 1 && begun.add(slice)) {
      headers.put(HeaderNames.MANIFEST, manifest);
    }
    return ViewRecord.of(
        slice.topic(),
        slice.partition(),
        offset,
        timestamp,
        record.key(),
        record.value(),
        headers::get);
  }
}
