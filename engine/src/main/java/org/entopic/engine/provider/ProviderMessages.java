package org.entopic.engine.provider;

import java.util.List;
import java.util.ServiceConfigurationError;
import org.entopic.ConfigurationException;
import org.entopic.spi.SpiVersion;
import org.jspecify.annotations.Nullable;

/** What is said when providers are missing or do not fit. */
final class ProviderMessages {
  private ProviderMessages() {}

  static ConfigurationException noProvider(ProviderKind<?> kind, @Nullable String configured) {
    return new ConfigurationException(
        "SPI-01: No "
            + kind.noun()
            + (configured == null ? "" : " named '" + configured + "'")
            + " was found, nor any other. Add one, such as "
            + kind.artifact()
            + ", to the class path or module path; in OSGi, install SPI Fly before it.");
  }

  static ConfigurationException unknownProvider(
      ProviderKind<?> kind, String configured, List<String> found) {
    return new ConfigurationException(
        "SPI-02: No "
            + kind.noun()
            + " named '"
            + configured
            + "' was found (found: "
            + quoted(found)
            + "). Add its artifact to the class path or module path, or choose one that was found.");
  }

  static ConfigurationException severalProviders(ProviderKind<?> kind, List<String> found) {
    return new ConfigurationException(
        "SPI-03: Several "
            + kind.noun()
            + "s were found: "
            + quoted(found)
            + ". Choose one by "
            + kind.noun()
            + "(name), or leave only one on the class path or module path.");
  }

  static ConfigurationException sameName(
      ProviderKind<?> kind, String name, Class<?> first, Class<?> second) {
    return new ConfigurationException(
        "SPI-04: Two "
            + kind.noun()
            + "s have the name '"
            + name
            + "': "
            + first.getName()
            + " and "
            + second.getName()
            + ". Remove one of them.");
  }

  static ConfigurationException otherVersion(
      ProviderKind<?> kind, String name, SpiVersion version) {
    return new ConfigurationException(
        "SPI-05: The "
            + kind.noun()
            + " '"
            + name
            + "' was built for version "
            + version
            + " of the provider interfaces; these are "
            + SpiVersion.CURRENT
            + ". Use artifacts of the same release.");
  }

  static ConfigurationException brokenProvider(Class<?> service, ServiceConfigurationError cause) {
    return new ConfigurationException(
        "SPI-06: A provider of "
            + service.getName()
            + " could not be loaded: "
            + cause.getMessage()
            + ". Mend or remove its artifact.",
        cause);
  }

  static ConfigurationException gaps(List<String> gaps) {
    String separator = System.lineSeparator() + "  - ";
    return new ConfigurationException(
        "SPI-07: The model needs what its providers cannot do. Choose others, or change the model:"
            + separator
            + String.join(separator, gaps));
  }

  private static String quoted(List<String> names) {
    return "'" + String.join("', '", names) + "'";
  }
}
