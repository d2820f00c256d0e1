package org.entopic.engine.record;

import java.util.List;
import java.util.function.Function;
import org.entopic.spi.backend.SchemaChoice;
import org.entopic.spi.serde.SchemaDocument;
import org.entopic.spi.serde.ValueCodec;

/** The format of one entity type, chosen while a backend opens and fixed from then on. */
public final class FormatChoice implements SchemaChoice {
  private final Object lock = new Object();
  private final Function<List<SchemaDocument>, ValueCodec> codecs;
  private RecordFormat format;
  private boolean isFixed;

  /**
   * Creates the choice.
   *
   * @param first the format where nothing was published
   * @param codecs returns the codec that goes on from published schemas
   */
  public FormatChoice(RecordFormat first, Function<List<SchemaDocument>, ValueCodec> codecs) {
    this.format = first;
    this.codecs = codecs;
  }

  @Override
  public SchemaDocument choose(List<SchemaDocument> published) {
    synchronized (lock) {
      if (!isFixed) {
        ValueCodec codec = codecs.apply(published);
        if (!codec.schema().equals(format.schema())) {
          format = format.with(codec);
        }
      }
      return format.schema();
    }
  }

  /** Returns the format as it is now. */
  public RecordFormat current() {
    synchronized (lock) {
      return format;
    }
  }

  /** Returns the format, which does not change any more. */
  public RecordFormat fix() {
    synchronized (lock) {
      isFixed = true;
      return format;
    }
  }
}
