package org.entopic.engine.tracking;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.entopic.EntityEntry;
import org.entopic.GraphNode;
import org.entopic.RefreshResult;
import org.entopic.engine.model.EngineModel;
import org.entopic.engine.model.JoinEntity;
import org.entopic.engine.tracking.GraphAttacher.Mode;
import org.entopic.engine.tracking.IdentityMap.TypeEntries;
import org.entopic.event.TrackedEvent.Origin;
import org.entopic.model.CascadeTiming;
import org.entopic.model.ChangeDetection;
import org.entopic.model.EntityState;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.NavigationModel;
import org.entopic.model.PropertyModel;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.WriteReceipt;
import org.jspecify.annotations.Nullable;

/**
 * The entities of one context: which there are, in which states, and what a save has to write.
 *
 * <p>Not thread-safe. Lives as long as its context. An entity's original values are the row it was
 * read or saved with; nothing is copied as long as nothing changes.
 */
public final class ChangeTracker implements RowTracker {
  /** Leaves all values to the engine. */
  public static final Function<PropertyModel, Optional<Object>> NO_GENERATOR =
      property -> Optional.empty();

  private final TrackingModel model;
  private final RowSource rows;
  private final TrackingEvents events = new TrackingEvents();
  private final IdentityMap identities;
  private final DependentIndex dependents;
  private final NavigationFixer fixer;
  private final GraphAttacher attacher;
  private final Cascade cascade;
  private final ChangeDetector detector;
  private final StateChanger states;
  private final ChangeSetBuilder changeSets;
  private ChangeDetection detection = ChangeDetection.AUTOMATIC;
  private @Nullable NavigationEntries navigations;
  private UnaryOperator<EntityEntry<?>> handedOut = UnaryOperator.identity();

  /** Creates a tracker of one context; prepares the model, which {@link TrackingModel} shares. */
  public ChangeTracker(
      EngineModel model, RowSource rows, Function<PropertyModel, Optional<Object>> generator) {
    this(new TrackingModel(model), rows, generator);
  }

  /**
   * Creates a tracker of one context.
   *
   * @param rows the stored rows
   * @param generator makes values for properties of new entities, before the engine does
   */
  public ChangeTracker(
      TrackingModel model, RowSource rows, Function<PropertyModel, Optional<Object>> generator) {
    this.model = model;
    this.rows = rows;
    identities = new IdentityMap(model.types().size(), events);
    dependents = new DependentIndex();
    var keys = new KeyPropagator(identities, dependents);
    fixer = new NavigationFixer(identities, dependents, keys);
    var joins = new JoinFixer(identities, fixer);
    var generated = new GeneratedValues(generator);
    attacher = new GraphAttacher(model, identities, fixer, joins, generated);
    cascade = new Cascade(identities, fixer);
    detector = new ChangeDetector(identities, fixer, keys, joins, attacher, cascade);
    states = new StateChanger(model, identities, fixer, attacher, generated, keys, cascade);
    changeSets = new ChangeSetBuilder(identities, dependents, fixer, cascade, rows);
  }

  /**
   * Tracks an entity, and everything reachable from it that is not tracked yet, as new.
   *
   * @throws IllegalStateException if another instance with the same key is tracked
   * @throws IllegalArgumentException if a key value is null or a type is not in the model
   */
  public <T> EntityEntry<T> add(T entity) {
    return track(entity, Mode.ADD, EntityState.ADDED);
  }

  /**
   * Tracks an entity, and everything reachable from it, as unchanged, or as new where a generated
   * key is not set.
   *
   * @throws IllegalStateException if another instance with the same key is tracked
   * @throws IllegalArgumentException if a key value is null or a type is not in the model
   */
  public <T> EntityEntry<T> attach(T entity) {
    TrackedEntity known = find(entity);
    if (known != null && known.state == EntityState.MODIFIED) {
      states.acceptCurrent(known);
    }
    return track(entity, Mode.ATTACH, EntityState.UNCHANGED);
  }

  /**
   * Tracks an entity, and everything reachable from it, as modified in all properties, or as new
   * where a generated key is not set.
   *
   * @throws IllegalStateException if another instance with the same key is tracked
   * @throws IllegalArgumentException if a key value is null or a type is not in the model
   */
  public <T> EntityEntry<T> update(T entity) {
    return track(entity, Mode.UPDATE, EntityState.MODIFIED);
  }

  /**
   * Marks an entity as deleted, and its tracked dependents as their foreign keys say; a new entity
   * is forgotten.
   *
   * @throws IllegalStateException if another instance with the same key is tracked
   * @throws IllegalArgumentException if a key value is null or a type is not in the model
   */
  public <T> EntityEntry<T> remove(T entity) {
    TrackedEntity tracked = find(entity);
    if (tracked == null) {
      tracked = attacher.attach(entity, Mode.ATTACH);
    }
    cascade.delete(tracked);
    return new TrackedEntry<>(this, tracked.plan, entity);
  }

  /** Returns the entry of an entity, which need not be tracked. */
  public <T> EntityEntry<T> entry(T entity) {
    return new TrackedEntry<>(this, model.plan(Objects.requireNonNull(entity)), entity);
  }

  /** Returns the entries of all tracked entities, after looking for changes. */
  public List<EntityEntry<?>> entries() {
    return entries(entity -> true);
  }

  /** Returns the entries of the tracked entities in some states, after looking for changes. */
  public List<EntityEntry<?>> entries(Set<EntityState> states) {
    return entries(entity -> states.contains(entity.state));
  }

  /** Returns the entries of the tracked entities of a class, after looking for changes. */
  public <T> List<EntityEntry<T>> entries(Class<T> type) {
    var entries = new ArrayList<EntityEntry<T>>();
    for (EntityEntry<?> entry : entries(entity -> type.isInstance(entity.entity))) {
      entries.add(entry.as(type));
    }
    return entries;
  }

  private List<EntityEntry<?>> entries(Predicate<TrackedEntity> wanted) {
    look();
    var entries = new ArrayList<EntityEntry<?>>();
    identities.forEach(
        entity -> {
          if (!entity.plan.type.isJoinType() && wanted.test(entity)) {
            entries.add(entry(entity));
          }
        });
    return entries;
  }

  /** Returns the tracked entities of a class that are not deleted, after looking for changes. */
  public <T> List<T> local(Class<T> type) {
    look();
    return alive(type);
  }

  /** Returns the tracked entities of a class that are not deleted, as far as is known. */
  public <T> List<T> alive(Class<T> type) {
    var local = new ArrayList<T>();
    TypeEntries entries = identities.entries(model.plan(type));
    for (int i = 0; i < entries.end(); i++) {
      TrackedEntity entity = entries.at(i);
      if (entity != null && !entity.isDeleted() && type.isInstance(entity.entity)) {
        local.add(type.cast(entity.entity));
      }
    }
    return local;
  }

  /** Takes a visitor through the untracked part of a graph. */
  public void trackGraph(Object root, Consumer<? super GraphNode> visitor) {
    new GraphVisit(this, visitor).run(Objects.requireNonNull(root, "root"));
  }

  /** Takes all changes as saved. */
  public void acceptAllChanges() {
    look();
    new Acceptance(model, identities, fixer).acceptAll(states);
  }

  /** Brings tracked entities to what is stored now. */
  public RefreshResult refresh() {
    detect();
    return new RemoteChangeApplier(this, identities, states, fixer).apply(rows);
  }

  /** Sets what makes the entries of navigations. */
  public void navigations(NavigationEntries entries) {
    navigations = entries;
  }

  /** Sets what is done to entries that exceptions hand out. */
  public void handOut(UnaryOperator<EntityEntry<?>> wrapping) {
    handedOut = wrapping;
  }

  /** Returns the entry of the entity that a change is of, if it is tracked and has a class. */
  public @Nullable EntityEntry<?> entry(EntityChange change) {
    TrackedEntity entity = identities.find(model.plan(change.type()), change.key());
    return entity == null || change.type().isJoinType() ? null : handedOut.apply(entry(entity));
  }

  NavigationEntries navigations() {
    return Objects.requireNonNull(navigations, "navigations");
  }

  TypePlan plan(EntityTypeModel type) {
    return model.plan(type);
  }

  /** Returns who starts the search for changes. */
  public ChangeDetection detection() {
    return detection;
  }

  /** Sets who starts the search for changes. */
  public void detection(ChangeDetection newDetection) {
    detection = Objects.requireNonNull(newDetection, "detection");
  }

  /** Returns where listeners are kept. */
  public TrackingListeners listeners() {
    return new TrackingListeners(this, events);
  }

  /** Tells listeners what happened; call it when an operation of the context is done. */
  public void deliverEvents() {
    events.deliver();
  }

  /** Returns a line for each tracked entity: type, key, state. */
  public String describe() {
    look();
    var text = new StringJoiner(System.lineSeparator());
    identities.forEach(entity -> text.add(entity.plan + " {" + entity.key + "} " + entity.state));
    return text.toString();
  }

  EntityEntry<?> entry(TrackedEntity entity) {
    return new TrackedEntry<>(this, entity.plan, entity.entity);
  }

  /** Looks for changes in all tracked entities. */
  public void detect() {
    detector.detectAll();
  }

  /** Looks for changes and carries deletions and orphans on, whatever the timing. */
  public void cascadeChanges() {
    detect();
    cascade.force();
  }

  /** Returns when deletions are carried on to tracked dependents. */
  public CascadeTiming cascadeTiming() {
    return cascade.timing();
  }

  /** Sets when deletions are carried on to tracked dependents. */
  public void cascadeTiming(CascadeTiming timing) {
    cascade.timing(timing);
  }

  /** Returns when orphans are deleted. */
  public CascadeTiming orphanTiming() {
    return cascade.orphanTiming();
  }

  /** Sets when orphans are deleted. */
  public void orphanTiming(CascadeTiming timing) {
    cascade.orphanTiming(timing);
  }

  /** Returns whether a save would write anything, after looking for changes. */
  public boolean hasChanges() {
    look();
    return identities.any(entity -> entity.state != EntityState.UNCHANGED);
  }

  /**
   * Looks for changes and returns what a save has to write, stored dependents that are not tracked
   * included; the tracker waits for {@link #accept}.
   *
   * @throws org.entopic.SaveFailedException if keys or principals are missing; all of them are
   *     named
   * @throws org.entopic.ForeignKeyException if a deletion is refused
   * @throws IllegalStateException if the key of a stored entity was changed
   */
  public ChangeSet detectChanges() {
    look();
    return changeSets.build(entity -> handedOut.apply(entry(entity)));
  }

  /** Makes what was written the original values, and forgets what was deleted. */
  public void accept(ChangeSet changes, WriteReceipt receipt) {
    new Acceptance(model, identities, fixer).accept(changes, receipt);
  }

  /** Forgets all entities. */
  public void clear() {
    identities.forEach(entity -> entity.become(EntityState.DETACHED));
    identities.clear();
    dependents.clear();
    attacher.clear();
    fixer.takeSevered();
    events.forget();
  }

  IdentityMap identities() {
    return identities;
  }

  /** Returns how many entities are tracked, those of join types included. */
  public int size() {
    return identities.size();
  }

  @Override
  public @Nullable Object tracked(EntityTypeModel type, Object key) {
    TrackedEntity entity = identities.find(model.plan(type), key);
    return entity == null ? null : entity.entity;
  }

  @Override
  public boolean isDeleted(Object entity) {
    TrackedEntity tracked = find(entity);
    return tracked != null && tracked.isDeleted();
  }

  @Override
  public Object track(EntityTypeModel type, Row row) {
    TypePlan plan = model.plan(type);
    TrackedEntity known = identities.find(plan, row.key());
    if (known == null) {
      known = new TrackedEntity(plan, plan.mapping.instantiate(row));
      known.key = row.key();
      known.accept(row);
      known.become(EntityState.UNCHANGED);
      identities.add(known, Origin.QUERY);
      fixer.wire(known);
    } else if (known.state == EntityState.ADDED && known.entity instanceof JoinEntity) {
      known.accept(row);
      known.become(EntityState.UNCHANGED);
    }
    return known.entity;
  }

  @Override
  public void loaded(Object entity, NavigationModel navigation) {
    TrackedEntity tracked = find(entity);
    if (tracked == null) {
      return;
    }
    for (NavigationPlan plan : tracked.plan.navigations) {
      if (plan.model.name().equals(navigation.name())) {
        tracked.setLoaded(plan);
        if (plan.isCollection()) {
          plan.access.collection(entity);
        }
      }
    }
  }

  @Nullable TrackedEntity find(Object entity) {
    return identities.find(Objects.requireNonNull(entity, "entity"));
  }

  void detect(TrackedEntity entity) {
    detector.detect(entity);
  }

  /** Looks for changes, unless that is left to the program. */
  private void look() {
    if (detection == ChangeDetection.AUTOMATIC) {
      detector.detectAll();
    }
  }

  /** Looks for changes in one entity, unless that is left to the program. */
  void look(TrackedEntity entity) {
    if (detection == ChangeDetection.AUTOMATIC) {
      detector.detect(entity);
    }
  }

  /** Returns the stored row of an entity. */
  @Nullable Row stored(Object entity, TypePlan plan) {
    TrackedEntity tracked = find(entity);
    Object key = tracked == null ? plan.mapping.key(entity) : tracked.key;
    return key == null ? null : rows.current(plan.type, key);
  }

  void setState(Object entity, EntityState state) {
    states.set(entity, state);
  }

  void reload(Object entity, TypePlan plan) {
    TrackedEntity tracked = find(entity);
    Object key = tracked == null ? plan.mapping.key(entity) : tracked.key;
    if (key == null || tracked != null && tracked.state == EntityState.ADDED) {
      return;
    }
    Row row = rows.current(plan.type, key);
    if (row == null) {
      states.set(entity, EntityState.DETACHED);
    } else if (tracked != null) {
      states.revertTo(tracked, row);
    } else {
      plan.mapping.refresh(row, entity);
      states.set(entity, EntityState.UNCHANGED);
      Objects.requireNonNull(find(entity)).accept(row);
    }
  }

  /** Takes another instance of an immutable class in the place of an entity's. */
  void replace(Object entity, TypePlan plan, Object instance) {
    TrackedEntity tracked = find(entity);
    if (tracked == null || !plan.immutable) {
      throw TrackingMessages.notReplaceable(plan);
    }
    if (tracked.entity == instance) {
      return;
    }
    if (model.plan(instance) != plan || identities.find(instance) != null) {
      throw TrackingMessages.identityConflict(plan);
    }
    if (tracked.isStored() && !Objects.equals(plan.mapping.key(instance), tracked.key)) {
      throw TrackingMessages.keyChanged(plan, plan.keyProperties.get(0).name());
    }
    tracked.replace(instance);
    detect(tracked);
  }

  private <T> EntityEntry<T> track(T entity, Mode mode, EntityState state) {
    TrackedEntity tracked = find(entity);
    if (tracked == null) {
      tracked = attacher.attach(entity, mode);
    } else {
      states.set(tracked, state);
    }
    return new TrackedEntry<>(this, tracked.plan, entity);
  }
}
