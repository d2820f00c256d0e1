package org.entopic;

import java.util.Objects;
import java.util.function.Consumer;
import org.entopic.event.SaveDecision;
import org.entopic.event.SaveFailedEvent;
import org.entopic.event.SaveInterceptor;
import org.entopic.event.SavedEvent;
import org.entopic.event.SavingEvent;

/** An interceptor that only listens, after those that may decide. */
final class SaveListener implements SaveInterceptor {
  private final Consumer<? super SavingEvent> saving;
  private final Consumer<? super SavedEvent> saved;
  private final Consumer<? super SaveFailedEvent> failed;

  private SaveListener(
      Consumer<? super SavingEvent> saving,
      Consumer<? super SavedEvent> saved,
      Consumer<? super SaveFailedEvent> failed) {
    this.saving = saving;
    this.saved = saved;
    this.failed = failed;
  }

  static SaveListener saving(Consumer<? super SavingEvent> listener) {
    return new SaveListener(Objects.requireNonNull(listener, "listener"), any -> {}, any -> {});
  }

  static SaveListener saved(Consumer<? super SavedEvent> listener) {
    return new SaveListener(any -> {}, Objects.requireNonNull(listener, "listener"), any -> {});
  }

  static SaveListener failed(Consumer<? super SaveFailedEvent> listener) {
    return new SaveListener(any -> {}, any -> {}, Objects.requireNonNull(listener, "listener"));
  }

  @Override
  public int order() {
    return Integer.MAX_VALUE;
  }

  @Override
  public SaveDecision saving(SavingEvent event) {
    saving.accept(event);
    return SaveDecision.proceed();
  }

  @Override
  public SaveResult saved(SavedEvent event) {
    saved.accept(event);
    return event.result();
  }

  @Override
  public void failed(SaveFailedEvent event) {
    failed.accept(event);
  }
}
