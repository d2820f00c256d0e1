package org.entopic.engine.model;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.entopic.EntityContext;
import org.entopic.engine.model.draft.AccessMessages;
import org.entopic.engine.model.draft.AccessSource;
import org.entopic.engine.model.draft.ModelDraft;
import org.entopic.engine.model.draft.PropertyMessages;
import org.entopic.spi.access.EntityAccess;
import org.entopic.spi.access.EntityAccessRegistry;
import org.entopic.spi.service.InstanceSource;
import org.jspecify.annotations.Nullable;

/** Finds access: the generated class, then the application's lookup, then packages open to us. */
final class AccessResolver implements AccessSource {
  private final ModelDraft draft;
  private final @Nullable Lookup granted;
  private final InstanceSource instances;
  private final Map<Class<?>, Optional<EntityAccess<?>>> found = new HashMap<>();

  AccessResolver(ModelDraft draft, @Nullable Lookup granted, InstanceSource instances) {
    this.draft = draft;
    this.granted = granted;
    this.instances = instances;
  }

  @Override
  public Optional<EntityAccess<?>> access(Class<?> type) {
    if (type == Map.class) {
      return Optional.of(PropertyBagAccess.INSTANCE);
    }
    Optional<EntityAccess<?>> known = found.get(type);
    if (known == null) {
      known = resolve(type);
      found.put(type, known);
    }
    return known;
  }

  private Optional<EntityAccess<?>> resolve(Class<?> type) {
    Optional<EntityAccess<?>> access = find(type);
    access.ifPresent(this::requireContexts);
    return access;
  }

  /** Refuses constructors that take contexts of another class than those of the model. */
  private void requireContexts(EntityAccess<?> access) {
    Class<?> contexts = draft.context().orElse(null);
    for (Class<?> service : access.constructorServices()) {
      if (contexts != null
          && EntityContext.class.isAssignableFrom(service)
          && !service.isAssignableFrom(contexts)) {
        draft.problem(AccessMessages.otherContext(access.type(), service, contexts));
      }
    }
  }

  private Optional<EntityAccess<?>> find(Class<?> type) {
    try {
      Optional<EntityAccess<?>> generated = EntityAccessRegistry.find(type);
      if (generated.isPresent()) {
        EntityAccess<?> access = generated.get();
        if (!access.constructorBound()
            && access.constructorMembers().isEmpty()
            && !hasConstructor(type)) {
          draft.problem(AccessMessages.noConstructor(type));
        }
        return generated;
      }
    } catch (LinkageError e) {
      Throwable cause = e.getCause();
      draft.problem(AccessMessages.accessFailed(type, cause != null ? cause : e));
      return Optional.empty();
    }
    try {
      var access = ReflectiveEntityAccess.create(type, this::lookupIn);
      if (!access.isInstantiable()) {
        draft.problem(AccessMessages.noConstructor(type));
      }
      return Optional.of(access);
    } catch (IllegalAccessException e) {
      draft.problem(AccessMessages.noAccess(type, String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  private static boolean hasConstructor(Class<?> type) {
    return Arrays.stream(type.getDeclaredConstructors())
        .anyMatch(constructor -> constructor.getParameterCount() == 0);
  }

  private Lookup lookupIn(Class<?> type) throws IllegalAccessException {
    // A package that is open to this module is of use only if this module reads the other.
    AccessResolver.class.getModule().addReads(type.getModule());
    if (granted != null) {
      try {
        return MethodHandles.privateLookupIn(type, granted);
      } catch (IllegalAccessException e) {
        return privateLookup(type, e);
      }
    }
    return openLookup(type);
  }

  /** Returns access to a class of a package that is open to the engine. */
  private static Lookup openLookup(Class<?> type) throws IllegalAccessException {
    AccessResolver.class.getModule().addReads(type.getModule());
    return MethodHandles.privateLookupIn(type, MethodHandles.lookup());
  }

  private static Lookup privateLookup(Class<?> type, IllegalAccessException first)
      throws IllegalAccessException {
    try {
      return openLookup(type);
    } catch (IllegalAccessException e) {
      e.addSuppressed(first);
      throw e;
    }
  }

  @Override
  public Optional<MethodHandle> handle(Method method) {
    Class<?> type = method.getDeclaringClass();
    try {
      return Optional.of(lookupIn(type).unreflect(method));
    } catch (IllegalAccessException e) {
      try {
        return Optional.of(MethodHandles.publicLookup().unreflect(method));
      } catch (IllegalAccessException notPublic) {
        draft.problem(AccessMessages.noAccess(type, String.valueOf(e.getMessage())));
        return Optional.empty();
      }
    }
  }

  @Override
  public <T> Optional<T> newInstance(Class<T> type) {
    try {
      Optional<?> given = instances.find(type);
      if (given.isPresent()) {
        return given.map(type::cast);
      }
    } catch (RuntimeException e) {
      draft.problem(
          PropertyMessages.unfitConverter(
              type.getName(), "the application's InstanceSource failed: " + e));
      return Optional.empty();
    }
    return construct(type);
  }

  private <T> Optional<T> construct(Class<T> type) {
    try {
      MethodHandle constructor =
          lookupIn(type).findConstructor(type, MethodType.methodType(void.class));
      return Optional.of(type.cast(constructor.invoke()));
    } catch (NoSuchMethodException e) {
      draft.problem(AccessMessages.noConstructor(type));
    } catch (IllegalAccessException e) {
      draft.problem(AccessMessages.noAccess(type, String.valueOf(e.getMessage())));
    } catch (Throwable e) {
      draft.problem(
          PropertyMessages.unfitConverter(type.getName(), "its constructor failed: " + e));
    }
    return Optional.empty();
  }
}
