package org.entopic.engine.save;

import java.util.concurrent.CompletableFuture;
import org.entopic.spi.backend.WriteReceipt;

/**
 * A save that the store has confirmed.
 *
 * @param receipt where its records are
 * @param visible completes when this process can read them
 */
public record WrittenSave(WriteReceipt receipt, CompletableFuture<Void> visible) {}
