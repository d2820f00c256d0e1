package org.entopic.benchmarks.harness;

import jakarta.persistence.Id;
import org.entopic.ChangeListener;
import org.entopic.ChangeNotifier;
import org.jspecify.annotations.Nullable;

/** An entity that tells of its changes. */
public class Gauge implements ChangeNotifier {
  @Id int id;
  private int value;
  private transient @Nullable ChangeListener listener;

  protected Gauge() {}

  /** Creates a gauge. */
  public Gauge(int id) {
    this.id = id;
  }

  void setValue(int newValue) {
    value = newValue;
    ChangeListener.tell(listener);
  }

  int value() {
    return value;
  }

  @Override
  public @Nullable ChangeListener changeListener() {
    return listener;
  }

  @Override
  public void changeListener(@Nullable ChangeListener newListener) {
    listener = newListener;
  }
}
