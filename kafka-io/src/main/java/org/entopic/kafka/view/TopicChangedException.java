package org.entopic.kafka.view;

import org.entopic.StoreNotReadyException;

/** A topic is no longer the one that was read: the view must be filled anew. */
public final class TopicChangedException extends StoreNotReadyException {
  private static final long serialVersionUID = 1;

  /** Creates the exception for a topic. */
  public TopicChangedException(String topic) {
    super(FeedMessages.topicChanged(topic));
  }
}
