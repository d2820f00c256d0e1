package org.entopic.serde.avro.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists as arrays; an element may be null. */
final class ListFormat implements ValueFormat {
  private static final int TRUSTED_SIZE = 1024;

  private final UnionFormat element;

  ListFormat(UnionFormat element) {
    this.element = element;
  }

  @Override
  public void write(AvroOutput out, Object value, int form) {
    var list = (List<?>) value;
    if (!list.isEmpty()) {
      out.writeLong(list.size());
      for (Object each : list) {
        element.write(out, each);
      }
    }
    out.writeLong(0);
  }

  @Override
  public Object read(AvroInput in, int form) {
    int count = in.readBlock();
    List<@Nullable Object> values = new ArrayList<>(Math.min(count, TRUSTED_SIZE));
    while (count > 0) {
      for (int i = 0; i < count; i++) {
        values.add(element.read(in));
      }
      count = in.readBlock();
    }
    return Collections.unmodifiableList(values);
  }
}
