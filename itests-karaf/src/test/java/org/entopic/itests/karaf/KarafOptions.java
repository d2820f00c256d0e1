package org.entopic.itests.karaf;

import static org.ops4j.pax.exam.CoreOptions.systemProperty;
import static org.ops4j.pax.exam.CoreOptions.vmOption;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureConsole;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ops4j.pax.exam.Option;

/** How the container is set up: without a network, on what the build has gathered. */
final class KarafOptions {
  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final String MAVEN = "etc/org.ops4j.pax.url.mvn.cfg";
  private static final String LOGGING = "etc/org.ops4j.pax.logging.cfg";
  private static final String LOGGER = "log4j2.logger.entopic";
  private static final String PID = "org.ops4j.pax.url.mvn.";

  private KarafOptions() {}

  static Option[] all() {
    String version = System.getProperty("karaf.version");
    List<Option> options = new ArrayList<>();
    options.add(
        karafDistributionConfiguration()
            .frameworkUrl(TARGET.resolve("karaf.tar.gz").toUri().toString())
            .name("Karaf")
            .karafVersion(version)
            .unpackDirectory(TARGET.resolve("exam").toFile())
            .useDeployFolder(false));
    options.add(configureConsole().ignoreLocalConsole().ignoreRemoteShell());
    options.add(editConfigurationFilePut(LOGGING, LOGGER + ".name", "org.entopic"));
    options.add(editConfigurationFilePut(LOGGING, LOGGER + ".level", "INFO"));
    options.add(
        editConfigurationFilePut(
            MAVEN,
            PID + "defaultRepositories",
            "${karaf.home.uri}${karaf.default.repository}@id=system.repository@snapshots,"
                + TARGET.resolve("repository").toUri()
                + "@id=build@snapshots"));
    options.add(
        editConfigurationFilePut(
            MAVEN, PID + "localRepository", TARGET.resolve("local").toString()));
    options.add(editConfigurationFilePut(MAVEN, PID + "repositories", ""));
    Path pages = TARGET.resolve("../../docs").normalize();
    options.add(systemProperty(Page.DIRECTORY).value(pages.toString()));
    Stream.of(KarafRunner.BROKERS, "entopic.version")
        .map(name -> systemProperty(name).value(System.getProperty(name)))
        .forEach(options::add);
    options.add(
        systemProperty("entopic.test.bundles").value(KarafBundles.DIRECTORY.toUri().toString()));
    virtualMachine(version).map(option -> vmOption(option)).forEach(options::add);
    return options.toArray(Option[]::new);
  }

  /** The options of Karaf's own start script. */
  private static Stream<String> virtualMachine(String version) {
    return Stream.of(
        "-Xmx512m",
        "--add-reads=java.xml=java.logging",
        "--add-exports=java.base/org.apache.karaf.specs.locator=java.xml,ALL-UNNAMED",
        "--patch-module=java.base=lib/endorsed/org.apache.karaf.specs.locator-" + version + ".jar",
        "--patch-module=java.xml=lib/endorsed/org.apache.karaf.specs.java.xml-" + version + ".jar",
        "--add-opens=java.base/java.security=ALL-UNNAMED",
        "--add-opens=java.base/java.net=ALL-UNNAMED",
        "--add-opens=java.base/java.lang=ALL-UNNAMED",
        "--add-opens=java.base/java.util=ALL-UNNAMED",
        "--add-opens=java.naming/javax.naming.spi=ALL-UNNAMED",
        "--add-opens=java.rmi/sun.rmi.transport.tcp=ALL-UNNAMED",
        "--add-exports=java.base/sun.net.www.protocol.file=ALL-UNNAMED",
        "--add-exports=java.base/sun.net.www.protocol.ftp=ALL-UNNAMED",
        "--add-exports=java.base/sun.net.www.protocol.http=ALL-UNNAMED",
        "--add-exports=java.base/sun.net.www.protocol.https=ALL-UNNAMED",
        "--add-exports=java.base/sun.net.www.protocol.jar=ALL-UNNAMED",
        "--add-exports=java.base/sun.net.www.content.text=ALL-UNNAMED",
        "--add-exports=jdk.xml.dom/org.w3c.dom.html=ALL-UNNAMED",
        "--add-exports=jdk.naming.rmi/com.sun.jndi.url.rmi=ALL-UNNAMED",
        "--add-exports=java.rmi/sun.rmi.registry=ALL-UNNAMED",
        "--add-exports=java.security.sasl/com.sun.security.sasl=ALL-UNNAMED",
        "--add-exports=java.naming/com.sun.jndi.ldap=ALL-UNNAMED");
  }
}
