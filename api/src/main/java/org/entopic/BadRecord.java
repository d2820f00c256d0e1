package org.entopic;

import org.apiguardian.api.API;

/**
 * A record that could not be decoded.
 *
 * @param topic the topic
 * @param partition the partition
 * @param offset the record's offset
 * @param reason what is wrong with it, without its content
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record BadRecord(String topic, int partition, long offset, String reason) {}
