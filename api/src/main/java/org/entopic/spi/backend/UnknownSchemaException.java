package org.entopic.spi.backend;

import org.apiguardian.api.API;
import org.entopic.StoreNotReadyException;

/**
 * A record names a schema that its decoder has not {@linkplain RowDecoder#learn learnt}.
 *
 * <p>The record is not bad: the backend looks for the schema, teaches it and decodes again, and
 * stops the view if the schema is nowhere.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class UnknownSchemaException extends StoreNotReadyException {
  private static final long serialVersionUID = 1;

  private final long fingerprint;

  /** Creates the exception for a record of an entity type. */
  public UnknownSchemaException(String entityType, long fingerprint) {
    super(
        "API-13: A record of '%s' names the schema %016x, which is not known. "
                .formatted(entityType, fingerprint)
            + "Let its writer publish it, or restore the schema topic.");
    this.fingerprint = fingerprint;
  }

  /** Returns the fingerprint of the schema. */
  public long fingerprint() {
    return fingerprint;
  }
}
