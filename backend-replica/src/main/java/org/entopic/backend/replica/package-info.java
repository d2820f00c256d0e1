/**
 * Views of whole topics, fed by one consumer loop per cluster and database. Start at {@link
 * org.entopic.backend.replica.ReplicaBackendProvider}.
 */
@NullMarked
package org.entopic.backend.replica;

import org.jspecify.annotations.NullMarked;
