package org.entopic.spi.backend;

import org.apiguardian.api.API;

/** The names of the record headers; short, because every record has them. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class HeaderNames {
  /** The serializer's name in UTF-8. */
  public static final String FORMAT = "f";

  /** The entity type's name in UTF-8. */
  public static final String ENTITY = "e";

  /** The schema's fingerprint, 8 bytes, most significant first. */
  public static final String SCHEMA = "s";

  /** The save's id, 16 bytes, most significant first. */
  public static final String SAVE = "i";

  /** The save's {@link SaveManifest}, on its first record in each partition. */
  public static final String MANIFEST = "m";

  private HeaderNames() {}
}
