package org.entopic.itests.histories;

import org.jspecify.annotations.Nullable;

/** What says which operation wrote it last. */
interface Authored {
  /** Returns the operation's name. */
  @Nullable String author();
}
