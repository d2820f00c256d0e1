package org.entopic.spi.backend;

import org.apiguardian.api.API;

/** Is told of publications, on the thread that feeds the view: implementations return at once. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
@FunctionalInterface
public interface StoreListener {

  /** Is called after the changes have become visible, in the order of publication. */
  void published(Publication publication);
}
