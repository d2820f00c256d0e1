package org.entopic;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * An entity that tells its context of its changes. Contexts look for changes in other entities; in
 * these they do so only after they were told, however many of them there are.
 *
 * <p>Such a class must tell of every change: of properties, of references, and of what its
 * collections get or lose. What it does not tell of is not saved. It need not tell of what the
 * context itself writes. The context sets the listener when it begins to track an entity, and takes
 * it away when it ends to; one context tracks such an instance at a time. Entities are as little
 * thread-safe as their context.
 *
 * <pre>{@code
 * class Blog implements ChangeNotifier {
 *   private String url;
 *   private transient ChangeListener listener;
 *
 *   void setUrl(String newUrl) {
 *     url = newUrl;
 *     ChangeListener.tell(listener);
 *   }
 *
 *   @Override
 *   public ChangeListener changeListener() {
 *     return listener;
 *   }
 *
 *   @Override
 *   public void changeListener(ChangeListener newListener) {
 *     listener = newListener;
 *   }
 * }
 * }</pre>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface ChangeNotifier {

  /** Returns whom to tell, or null while no context tracks the entity. */
  @Nullable ChangeListener changeListener();

  /** Sets whom to tell; called by contexts. */
  void changeListener(@Nullable ChangeListener listener);
}
