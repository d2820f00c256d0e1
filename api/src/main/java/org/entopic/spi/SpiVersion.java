package org.entopic.spi;

import org.apiguardian.api.API;

/**
 * The version of the provider interfaces that a provider was built for.
 *
 * @param major providers of another major version are refused
 * @param minor providers of a later minor version are refused
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record SpiVersion(int major, int minor) {

  /** The version of the interfaces in this library. */
  public static final SpiVersion CURRENT = new SpiVersion(1, 0);

  /** Returns whether a provider built for this version works with another version's interfaces. */
  public boolean worksWith(SpiVersion current) {
    return major == current.major && minor <= current.minor;
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
