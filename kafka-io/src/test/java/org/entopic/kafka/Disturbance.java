package org.entopic.kafka;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.apache.kafka.clients.producer.Producer;

/** Does something once, before or after a call of a producer, whenever it is armed. */
final class Disturbance {

  /** When something is done. */
  enum Moment {
    BEFORE,
    AFTER
  }

  private final String step;
  private final Moment moment;
  private final Runnable action;
  private boolean isArmed;
  private boolean forGood;
  int disturbed;

  Disturbance(String step, Moment moment, Runnable action) {
    this.step = step;
    this.moment = moment;
    this.action = action;
  }

  synchronized void arm() {
    isArmed = true;
  }

  synchronized void armForGood() {
    isArmed = true;
    forGood = true;
  }

  synchronized void disarm() {
    isArmed = false;
    forGood = false;
  }

  @SuppressWarnings("unchecked")
  Producer<byte[], byte[]> disturb(Producer<byte[], byte[]> producer) {
    return (Producer<byte[], byte[]>)
        Proxy.newProxyInstance(
            Disturbance.class.getClassLoader(),
            new Class<?>[] {Producer.class},
            (proxy, method, arguments) -> {
              boolean now = method.getName().equals(step) && fire();
              if (now && moment == Moment.BEFORE) {
                action.run();
              }
              try {
                Object result = method.invoke(producer, arguments);
                if (now && moment == Moment.AFTER) {
                  action.run();
                }
                return result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private synchronized boolean fire() {
    if (!isArmed) {
      return false;
    }
    isArmed = forGood;
    disturbed++;
    return true;
  }
}
