package org.entopic;

import org.apiguardian.api.API;

/** What opening a factory does about topics that are missing. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum TopicCreation {
  /** Creates them, as the model wants them. */
  WHEN_MISSING,
  /** Fails and says what would have been created: the topics are somebody else's affair. */
  NEVER
}
