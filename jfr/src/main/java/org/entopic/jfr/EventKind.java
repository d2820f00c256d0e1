package org.entopic.jfr;

import java.util.ArrayList;
import java.util.List;
import jdk.jfr.AnnotationElement;
import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Event;
import jdk.jfr.EventFactory;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import jdk.jfr.ValueDescriptor;

/**
 * A kind of events of the Flight Recorder; thread-safe.
 *
 * <p>Kinds are made at run time: a class of events of its own would be bound, in Java 17, to a
 * package of the JDK that OSGi frameworks do not show to bundles.
 */
final class EventKind {
  private final EventFactory factory;

  /** Creates a kind with the database as its first field. */
  EventKind(String name, ValueDescriptor... fields) {
    this(annotations(name), fields);
  }

  private EventKind(List<AnnotationElement> annotations, ValueDescriptor... fields) {
    var all = new ValueDescriptor[fields.length + 1];
    all[0] = field(String.class, "database", "Database");
    System.arraycopy(fields, 0, all, 1, fields.length);
    factory = EventFactory.create(annotations, List.of(all));
  }

  /**
   * Returns a kind whose events are asked for from time to time.
   *
   * @param period how often, unless a recording says otherwise
   */
  static EventKind periodic(String name, String period, ValueDescriptor... fields) {
    List<AnnotationElement> annotations = new ArrayList<>(annotations(name));
    annotations.add(new AnnotationElement(Period.class, period));
    return new EventKind(annotations, fields);
  }

  private static List<AnnotationElement> annotations(String name) {
    return List.of(
        new AnnotationElement(Name.class, "org.entopic." + name),
        new AnnotationElement(Label.class, name),
        new AnnotationElement(Category.class, new String[] {"Entopic"}),
        new AnnotationElement(StackTrace.class, false));
  }

  static ValueDescriptor field(Class<?> type, String name, String label) {
    return new ValueDescriptor(type, name, List.of(new AnnotationElement(Label.class, label)));
  }

  static ValueDescriptor nanos(String name, String label) {
    return new ValueDescriptor(
        long.class,
        name,
        List.of(
            new AnnotationElement(Label.class, label),
            new AnnotationElement(Timespan.class, Timespan.NANOSECONDS)));
  }

  static ValueDescriptor bytes(String name, String label) {
    return new ValueDescriptor(
        long.class,
        name,
        List.of(
            new AnnotationElement(Label.class, label),
            new AnnotationElement(DataAmount.class, DataAmount.BYTES)));
  }

  /** Has something run whenever a recording asks for events, on the Flight Recorder's thread. */
  void onPeriod(Runnable hook) {
    FlightRecorder.addPeriodicEvent(factory.newEvent().getClass(), hook);
  }

  /** Records an event, with the values of the fields in their order. */
  void commit(Object... values) {
    if (factory.getEventType().isEnabled()) {
      Event event = factory.newEvent();
      for (int i = 0; i < values.length; i++) {
        event.set(i, values[i]);
      }
      event.commit();
    }
  }
}
