package org.entopic;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Settings, providers or topics do not fit together; mend the configuration. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public class ConfigurationException extends EntityStoreException {
  private static final long serialVersionUID = 1;

  /** Creates the exception. */
  public ConfigurationException(String message) {
    this(message, null);
  }

  /** Creates the exception with a cause. */
  public ConfigurationException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
