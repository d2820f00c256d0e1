package org.entopic;

import org.apiguardian.api.API;

/** What to do about a record that cannot be decoded. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum BadRecordPolicy {
  /** It is reported and passed over; a row it would have replaced stays as it is. */
  SKIP,
  /** The view stops, and every read fails with the reason. */
  FAIL
}
