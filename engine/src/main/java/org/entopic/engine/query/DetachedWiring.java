package org.entopic.engine.query;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.entopic.engine.model.EngineModel;
import org.entopic.engine.model.NavigationAccess;
import org.entopic.model.NavigationModel;
import org.entopic.spi.access.LazyCell;
import org.jspecify.annotations.Nullable;

/**
 * Connects entities that nobody tracks in both directions. A collection that has been completed is
 * left alone afterwards.
 */
final class DetachedWiring implements ResultGraph.Wiring {
  private final End end;
  private final @Nullable End back;

  /**
   * Creates what connects by a navigation.
   *
   * @param complete the entities of which the navigation is complete; null where none comes twice
   * @param completeBack those of which its inverse is complete
   */
  DetachedWiring(
      EngineModel model,
      NavigationModel navigation,
      @Nullable Set<Object> complete,
      @Nullable Set<Object> completeBack) {
    this.end = new End(model, navigation, complete);
    this.back = navigation.inverse().map(it -> new End(model, it, completeBack)).orElse(null);
  }

  @Override
  public void reference(Object owner, @Nullable Object target) {
    if (end.complete(owner)) {
      end.set(owner, target);
      end.loaded(owner);
      if (target != null && back != null) {
        back.connect(target, owner);
      }
    }
  }

  @Override
  public void collection(Object owner, List<Object> elements) {
    if (end.complete(owner)) {
      Collection<Object> collection = end.access.collection(owner);
      if (!collection.isEmpty()) {
        collection.clear();
      }
      for (Object element : elements) {
        collection.add(element);
        if (back != null) {
          back.connect(element, owner);
        }
      }
      end.loaded(owner);
    }
  }

  @Override
  public void partOfCollection(Object owner, List<Object> elements) {
    collection(owner, elements);
  }

  /** One end of a relation. */
  private static final class End {
    final NavigationAccess access;
    private final Class<?> target;
    private final boolean isCollection;
    private final boolean isSettable;
    private final @Nullable Set<Object> complete;

    End(EngineModel model, NavigationModel navigation, @Nullable Set<Object> complete) {
      this.access = model.mapping(navigation.declaringType()).navigation(navigation);
      this.target = navigation.target().javaType();
      this.isCollection = navigation.isCollection();
      this.isSettable = access.isLazy() || !navigation.declaringType().javaType().isRecord();
      this.complete = complete;
    }

    boolean complete(Object holder) {
      return complete == null || complete.add(holder);
    }

    void loaded(Object holder) {
      LazyCell<@Nullable Object> cell = access.cell(holder);
      if (cell != null) {
        cell.loaded(true);
      }
    }

    void set(Object holder, @Nullable Object value) {
      if (isSettable) {
        access.set(holder, value);
      }
    }

    void connect(Object holder, Object related) {
      if (!target.isInstance(related)) {
        return;
      }
      if (!isCollection) {
        set(holder, related);
      } else if (complete == null || !complete.contains(holder)) {
        access.collection(holder).add(related);
      }
    }
  }
}
