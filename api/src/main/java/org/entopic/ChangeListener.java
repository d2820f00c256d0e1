package org.entopic;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Is told that an entity changed, by the entity; see {@link ChangeNotifier}.
 *
 * <p>Belongs to a context and is used on the thread that uses it.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
@FunctionalInterface
public interface ChangeListener {

  /** Takes note; the context looks at the entity when it next looks for changes. */
  void changed();

  /** Tells a listener, if there is one. */
  static void tell(@Nullable ChangeListener listener) {
    if (listener != null) {
      listener.changed();
    }
  }
}
