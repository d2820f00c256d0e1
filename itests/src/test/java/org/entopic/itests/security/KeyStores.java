package org.entopic.itests.security;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Makes key stores by the JDK's own tool. */
final class KeyStores {
  static final String PASSWORD = "key-store-secret";

  private KeyStores() {}

  /** Makes a PKCS12 file with a key whose certificate is signed by itself, and so trusts itself. */
  static Path selfSigned(Path folder, String name) throws IOException, InterruptedException {
    Path file = folder.resolve(name + ".p12");
    Process tool =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-alias",
                    name,
                    "-keyalg",
                    "EC",
                    "-dname",
                    "CN=localhost",
                    "-ext",
                    "SAN=ip:127.0.0.1,dns:localhost",
                    "-validity",
                    "2",
                    "-storetype",
                    "PKCS12",
                    "-keystore",
                    file.toString(),
                    "-storepass",
                    PASSWORD))
            .redirectErrorStream(true)
            .start();
    String said = new String(tool.getInputStream().readAllBytes());
    if (!tool.waitFor(30, SECONDS) || tool.exitValue() != 0) {
      throw new IOException("keytool failed: " + said);
    }
    return file;
  }
}
