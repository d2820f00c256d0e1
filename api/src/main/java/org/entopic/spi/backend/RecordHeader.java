package org.entopic.spi.backend;

import org.apiguardian.api.API;

/**
 * A header of a record.
 *
 * @param name the name, one of {@link HeaderNames}
 * @param value the bytes, which must not be changed
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
@SuppressWarnings("ArrayRecordComponent")
public record RecordHeader(String name, byte[] value) {}
