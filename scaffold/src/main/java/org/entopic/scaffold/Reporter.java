package org.entopic.scaffold;

import org.apiguardian.api.API;

/** Is told what was found on the way to the sources, by the calling thread. */
@FunctionalInterface
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface Reporter {

  /** Takes one finding. */
  void report(Finding finding);
}
