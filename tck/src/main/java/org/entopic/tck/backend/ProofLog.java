package org.entopic.tck.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.entopic.spi.backend.BackendCapability;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Notes which capabilities had a rule that passed; when the whole contract was run, one that was
 * declared and not proven fails it.
 */
final class ProofLog implements AfterTestExecutionCallback, AfterAllCallback {
  private static final Namespace NAMESPACE = Namespace.create(ProofLog.class);

  /** What is known of one run of a contract. */
  private static final class Run {
    final Set<BackendCapability> proven = ConcurrentHashMap.newKeySet();
    volatile Set<BackendCapability> declared = Set.of();
  }

  /** Notes what the backend declares, which only a run of the whole contract does. */
  static void declare(BackendContract contract, Set<BackendCapability> declared) {
    contract.declared = declared;
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    Run run = run(context);
    if (context.getExecutionException().isEmpty()) {
      Optional.ofNullable(context.getRequiredTestClass().getAnnotation(Proves.class))
          .ifPresent(proves -> run.proven.add(proves.value()));
    }
    if (context.getRequiredTestInstance() instanceof BackendContract contract
        && !contract.declared.isEmpty()) {
      run.declared = contract.declared;
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (isNested(context)) {
      return;
    }
    Run run = run(context);
    Set<BackendCapability> unproven = EnumSet.noneOf(BackendCapability.class);
    unproven.addAll(run.declared);
    unproven.removeAll(run.proven);
    assertThat(unproven).as("capabilities declared and not proven").isEmpty();
  }

  private static Run run(ExtensionContext context) {
    ExtensionContext top = context;
    while (isNested(top)) {
      top = top.getParent().orElseThrow();
    }
    return top.getStore(NAMESPACE).getOrComputeIfAbsent(Run.class, key -> new Run(), Run.class);
  }

  /** Returns whether the context is inside of that of a test class. */
  private static boolean isNested(ExtensionContext context) {
    return context.getParent().filter(parent -> parent.getTestClass().isPresent()).isPresent();
  }
}
