package org.entopic.spi.backend;

import java.util.concurrent.CompletableFuture;
import org.apiguardian.api.API;

/**
 * A validated save and where to tell its outcome.
 *
 * @param batch what to write
 * @param outcome to be completed by the writer, once
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record CheckedSave(WriteBatch batch, CompletableFuture<WriteReceipt> outcome) {}
