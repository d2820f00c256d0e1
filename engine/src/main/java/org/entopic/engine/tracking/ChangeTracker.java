package org.entopic.engine.tracking;

import java.util.Objects;
import java.util.function.Consumer;
import org.entopic.EntityContext;
import org.entopic.EntityEntry;
import org.entopic.GraphNode;
import org.entopic.RefreshResult;
import org.entopic.engine.model.EngineModel;
import org.entopic.engine.tracking.GraphAttacher.Mode;
import org.entopic.model.ChangeAcceptance;
import org.entopic.model.EntityState;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.PropertyModel;
import org.entopic.spi.backend.WriteReceipt;
import org.entopic.spi.service.IdentityResolution;
import org.jspecify.annotations.Nullable;

/**
 * The entities of one context: which there are, in which states, and what a save has to write.
 *
 * <p>Not thread-safe. Lives as long as its context. An entity's original values are the row it was
 * read or saved with; nothing is copied as long as nothing changes.
 */
public final class ChangeTracker {
  private final TrackingModel model;
  private final RowSource storedRows;
  private final TrackingEvents events = new TrackingEvents();
  private final TrackingSettings settings = new TrackingSettings();
  private final IdentityMap identities;
  private final DependentIndex dependents;
  private final TemporaryNumbers temporary;
  private final KeyPropagator keys;
  private final NavigationFixer fixer;
  private final GraphAttacher attacher;
  private final Cascade cascade;
  private final ChangeDetector detector;
  private final StateChanger states;
  private final ChangeSetBuilder changeSets;
  private final Acceptance acceptance;
  private final TrackedEntries entries;
  private final TrackedRows rows;
  private final EntityRows entityRows;

  /** Creates a tracker of one context; prepares the model, which {@link TrackingModel} shares. */
  public ChangeTracker(EngineModel model, RowSource rows) {
    this(new TrackingModel(model), rows, null, null);
  }

  /**
   * Creates a tracker of one context.
   *
   * @param storedRows the stored rows
   * @param resolution decides about second instances with a key; null refuses them
   * @param context what constructors of entities that take a context are given
   */
  public ChangeTracker(
      TrackingModel model,
      RowSource storedRows,
      @Nullable IdentityResolution resolution,
      @Nullable EntityContext context) {
    this.model = model;
    this.storedRows = storedRows;
    identities = new IdentityMap(model.types().size(), events, new LazyNavigations(this), context);
    dependents = new DependentIndex();
    temporary = new TemporaryNumbers(settings);
    keys = new KeyPropagator(settings, identities, dependents);
    fixer = new NavigationFixer(identities, dependents, keys);
    var generated = new GeneratedValues(temporary);
    var joins = new JoinFixer(identities, fixer, keys, generated);
    entries = new TrackedEntries(this, model, identities);
    attacher =
        new GraphAttacher(model, identities, fixer, joins, generated, keys, resolution, entries);
    cascade = new Cascade(settings, identities, fixer);
    detector =
        new ChangeDetector(settings, identities, fixer, keys, joins, attacher, cascade, events);
    states = new StateChanger(model, identities, fixer, attacher, generated, keys, cascade);
    changeSets = new ChangeSetBuilder(settings, identities, dependents, fixer, cascade, storedRows);
    acceptance = new Acceptance(model, identities, fixer);
    rows = new TrackedRows(model, identities, fixer);
    entityRows = new EntityRows(identities, states, storedRows);
  }

  /** Returns what the program chose. */
  public TrackingSettings settings() {
    return settings;
  }

  /**
   * Returns what gives new entities generated numbers; ask it before each {@link #detectChanges}.
   */
  public GeneratedKeys generatedKeys() {
    return new GeneratedKeys(temporary, detector, cascade, keys);
  }

  /** Returns what makes entries. */
  public TrackedEntries entries() {
    return entries;
  }

  /** Returns what queries track their results with. */
  public RowTracker rows() {
    return rows;
  }

  /** Returns where listeners are kept. */
  public TrackingListeners listeners() {
    return new TrackingListeners(entries, events);
  }

  /**
   * Tracks an entity, and everything reachable from it that is not tracked yet, as new.
   *
   * @throws IllegalStateException if another instance with the same key is tracked
   * @throws IllegalArgumentException if a key value is null or a type is not in the model
   */
  public <T> EntityEntry<T> add(T entity) {
    return track(entity, null, Mode.ADD, EntityState.ADDED);
  }

  /** Does what {@link #add(Object)} does with an entity of a type, which a map does not tell. */
  public <T> EntityEntry<T> add(T entity, EntityTypeModel type) {
    return track(entity, type, Mode.ADD, EntityState.ADDED);
  }

  /**
   * Tracks an entity, and everything reachable from it, as unchanged, or as new where a generated
   * key is not set.
   *
   * @throws IllegalStateException if another instance with the same key is tracked
   * @throws IllegalArgumentException if a key value is null or a type is not in the model
   */
  public <T> EntityEntry<T> attach(T entity) {
    return attachAs(entity, null);
  }

  /** Does what {@link #attach(Object)} does with an entity of a type, which a map does not tell. */
  public <T> EntityEntry<T> attach(T entity, EntityTypeModel type) {
    return attachAs(entity, type);
  }

  private <T> EntityEntry<T> attachAs(T entity, @Nullable EntityTypeModel type) {
    TrackedEntity known = find(entity);
    if (known != null && known.state == EntityState.MODIFIED) {
      states.acceptCurrent(known);
    }
    return track(entity, type, Mode.ATTACH, EntityState.UNCHANGED);
  }

  /**
   * Tracks an entity, and everything reachable from it, as modified in all properties, or as new
   * where a generated key is not set.
   *
   * @throws IllegalStateException if another instance with the same key is tracked
   * @throws IllegalArgumentException if a key value is null or a type is not in the model
   */
  public <T> EntityEntry<T> update(T entity) {
    return track(entity, null, Mode.UPDATE, EntityState.MODIFIED);
  }

  /** Does what {@link #update(Object)} does with an entity of a type, which a map does not tell. */
  public <T> EntityEntry<T> update(T entity, EntityTypeModel type) {
    return track(entity, type, Mode.UPDATE, EntityState.MODIFIED);
  }

  /**
   * Marks an entity as deleted, and its tracked dependents as their foreign keys say; a new entity
   * is forgotten.
   *
   * @throws IllegalStateException if another instance with the same key is tracked
   * @throws IllegalArgumentException if a key value is null or a type is not in the model
   */
  public <T> EntityEntry<T> remove(T entity) {
    return removeAs(entity, null);
  }

  /** Does what {@link #remove(Object)} does with an entity of a type, which a map does not tell. */
  public <T> EntityEntry<T> remove(T entity, EntityTypeModel type) {
    return removeAs(entity, type);
  }

  private <T> EntityEntry<T> removeAs(T entity, @Nullable EntityTypeModel type) {
    TrackedEntity tracked = find(entity);
    if (tracked == null) {
      tracked = attacher.attach(plan(entity, type), entity, Mode.ATTACH);
    } else {
      requireType(tracked, type);
    }
    cascade.delete(tracked);
    return entryOf(entity, tracked);
  }

  /** Takes a visitor through the untracked part of a graph. */
  public void trackGraph(Object root, Consumer<? super GraphNode> visitor) {
    new GraphVisit(this, visitor).run(Objects.requireNonNull(root, "root"));
  }

  /** Looks for changes in all tracked entities. */
  public void detect() {
    detector.detectAll();
  }

  /** Looks for changes and carries deletions and orphans on, whatever the timing. */
  public void cascadeChanges() {
    detector.detectAll();
    cascade.force();
  }

  /** Returns whether a save would write anything, after looking for changes. */
  public boolean hasChanges() {
    detector.look();
    return identities.hasChanged();
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
    detector.look();
    return changeSets.build(entries::toHandOut);
  }

  /**
   * Makes what was written the original values, and forgets what was deleted; waits for {@link
   * #acceptAllChanges} if the program wants to decide.
   */
  public void accept(ChangeSet changes, WriteReceipt receipt) {
    if (settings.acceptance() == ChangeAcceptance.MANUAL) {
      acceptance.await(changes, receipt);
    } else {
      acceptance.accept(changes, receipt);
    }
  }

  /** Returns what keeps account of saves that are not written yet. */
  public UncommittedSaves uncommittedSaves() {
    return new UncommittedSaves(this, identities, fixer, acceptance);
  }

  /** Takes all changes as saved. */
  public void acceptAllChanges() {
    detector.look();
    acceptance.checkAll(states);
    acceptance.acceptAwaiting();
    detector.look();
    acceptance.acceptAll(states);
  }

  /** Brings tracked entities to what is stored now. */
  public RefreshResult refresh() {
    detector.detectAll();
    return new RemoteChangeApplier(this, identities, states, fixer).apply(storedRows);
  }

  /** Tells listeners what happened; call it when an operation of the context is done. */
  public void deliverEvents() {
    events.deliver();
  }

  /** Forgets all entities. */
  public void clear() {
    identities.clear();
    dependents.clear();
    attacher.clear();
    temporary.clear();
    acceptance.clear();
    keys.clear();
    fixer.takeSevered();
    events.forget();
  }

  IdentityMap identities() {
    return identities;
  }

  /** Lets go of entities that tell of their changes; the tracker is not used any more. */
  public void release() {
    assert TrackerInvariants.broken(this) == null : TrackerInvariants.broken(this);
    identities.release();
  }

  /** Returns how many entities are tracked, those of join types included. */
  public int size() {
    return identities.size();
  }

  @Nullable TrackedEntity find(Object entity) {
    return identities.find(Objects.requireNonNull(entity, "entity"));
  }

  TypePlan plan(EntityTypeModel type) {
    return model.plan(type);
  }

  /** Takes the value of a new entity's property as one that stands for another. */
  void markTemporary(TrackedEntity entity, PropertyModel property) {
    Object value = entity.value(property);
    if (value != null) {
      temporary.mark(entity, property, value);
      keys.markTemporary(entity);
    }
  }

  ChangeDetector detector() {
    return detector;
  }

  StateChanger states() {
    return states;
  }

  EntityRows entityRows() {
    return entityRows;
  }

  private TypePlan plan(Object entity, @Nullable EntityTypeModel type) {
    return type == null ? model.plan(entity) : model.plan(entity, type);
  }

  private static void requireType(TrackedEntity tracked, @Nullable EntityTypeModel type) {
    if (type != null && type.isPropertyBag() && !tracked.plan.type.name().equals(type.name())) {
      throw TrackingMessages.otherBag(tracked.plan, type.name());
    }
  }

  private <T> EntityEntry<T> track(
      T entity, @Nullable EntityTypeModel type, Mode mode, EntityState state) {
    TrackedEntity tracked = find(entity);
    if (tracked == null) {
      tracked = attacher.attach(plan(entity, type), entity, mode);
    } else {
      requireType(tracked, type);
      states.set(tracked, state);
    }
    return entryOf(entity, tracked);
  }

  /** Returns the entry of what an operation on an instance was about: another one stands for it. */
  @SuppressWarnings("unchecked")
  private <T> EntityEntry<T> entryOf(T entity, TrackedEntity tracked) {
    boolean isKnown = find(entity) != null || !tracked.isTracked();
    return new TrackedEntry<>(this, tracked.plan, isKnown ? entity : (T) tracked.entity);
  }
}
