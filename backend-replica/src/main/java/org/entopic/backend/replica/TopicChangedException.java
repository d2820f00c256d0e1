package org.entopic.backend.replica;

import org.entopic.StoreNotReadyException;

/** A topic is no longer the one that was read: the view must be filled anew. */
final class TopicChangedException extends StoreNotReadyException {
  private static final long serialVersionUID = 1;

  TopicChangedException(String topic) {
    super(ReplicaMessages.topicChanged(topic));
  }
}
