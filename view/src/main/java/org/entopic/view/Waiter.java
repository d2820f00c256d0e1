package org.entopic.view;

import java.util.concurrent.CompletableFuture;

/** Somebody who waits for the view; known by identity. */
final class Waiter {
  final CompletableFuture<Void> future = new CompletableFuture<>();
}
