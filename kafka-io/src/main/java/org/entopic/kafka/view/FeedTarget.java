package org.entopic.kafka.view;

import java.util.Map;
import org.entopic.BadRecordPolicy;
import org.entopic.kafka.KafkaClients;
import org.entopic.view.EntityView;

/**
 * What a feed fills.
 *
 * @param clients makes the clients of the database
 * @param view the view
 * @param reader decodes records for it
 * @param policy what to do about a record that cannot be decoded
 * @param clusterId the id of the cluster
 */
public record FeedTarget(
    KafkaClients clients,
    EntityView view,
    RecordReader reader,
    BadRecordPolicy policy,
    String clusterId) {

  /** Settings of consumers that read whole topics, which the user's may replace. */
  public static final Map<String, String> LARGE_FETCHES =
      Map.of(
          "max.poll.records", "5000",
          "fetch.max.bytes", "67108864",
          "max.partition.fetch.bytes", "8388608",
          "receive.buffer.bytes", "1048576",
          "reconnect.backoff.max.ms", "500");
}
