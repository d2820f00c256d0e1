package org.entopic;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What a save did.
 *
 * @param entitiesWritten how many entities were inserted, updated or deleted; 0 if nothing had
 *     changed
 * @param token where it was written; null if nothing was, as yet within a transaction, whose {@link
 *     Transaction#commit() commit} returns it
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record SaveResult(int entitiesWritten, @Nullable ConsistencyToken token) {}
