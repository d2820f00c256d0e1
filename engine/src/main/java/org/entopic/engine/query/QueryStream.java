package org.entopic.engine.query;

import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.entopic.engine.query.expression.QueryMessages;
import org.entopic.model.EntityTypeModel;
import org.jspecify.annotations.Nullable;

/** Results one by one; uses the context only while it makes the next one. */
final class QueryStream<T> extends Spliterators.AbstractSpliterator<T> {
  private final QueryContext context;
  private final EntityTypeModel type;
  private final QueryResults results;
  private final Function<@Nullable Object, T> cast;
  private final AtomicBoolean ended = new AtomicBoolean();
  private final Runnable end = this::end;
  private final Supplier<@Nullable Object> next;
  private boolean exhausted;

  private QueryStream(
      QueryContext context,
      EntityTypeModel type,
      QueryResults results,
      Function<@Nullable Object, T> cast) {
    super(Long.MAX_VALUE, Spliterator.ORDERED);
    this.context = context;
    this.type = type;
    this.results = results;
    this.cast = cast;
    this.next = results::next;
  }

  /** Returns the stream of results, which is to be closed. */
  static <T> Stream<T> of(
      QueryContext context,
      EntityTypeModel type,
      QueryResults results,
      Function<@Nullable Object, T> cast) {
    var stream = new QueryStream<>(context, type, results, cast);
    context.register(stream.end);
    return StreamSupport.stream(stream, false).onClose(stream.end);
  }

  @Override
  public boolean tryAdvance(Consumer<? super T> action) {
    if (exhausted) {
      return false;
    }
    if (ended.get()) {
      throw QueryMessages.streamClosed(type);
    }
    Object result = context.run(next);
    if (result == QueryResults.END) {
      exhausted = true;
      end();
      return false;
    }
    action.accept(cast.apply(result));
    return true;
  }

  private void end() {
    if (ended.compareAndSet(false, true)) {
      context.unregister(end);
      results.close();
    }
  }
}
