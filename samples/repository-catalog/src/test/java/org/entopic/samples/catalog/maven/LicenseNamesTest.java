package org.entopic.samples.catalog.maven;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LicenseNamesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The Apache Software License, Version 2.0 | apache-2
          Apache License v2.0                      | apache-2
          ASLv2                                    | apache-2
          Apache-2.0                               | apache-2
          The MIT License                          | mit
          MIT-0                                    | mit-0
          3-Clause BSD License                     | bsd-3
          BSD-3-Clause                             | bsd-3
          The BSD 2-Clause License                 | bsd-2
          Eclipse Public License - v 2.0           | eclipse-public-2
          EPLv2                                    | eclipse-public-2
          EPL 1.0                                  | eclipse-public-1
          LGPL, version 2.1                        | gnu-lesser-general-public-2.1
          GNU LESSER GENERAL PUBLIC LICENSE 2.1    | gnu-lesser-general-public-2.1
          LGPL-2.1-or-later                        | gnu-lesser-general-public-or-later-2.1
          GPL2 w/ CPE                              | gnu-general-public-with-classpath-exception-2
          木兰宽松许可证, 第2版                     | 木兰宽松许可证-第-版-2
          """)
  void givesSpellingsOfOneLicenceOneForm(String name, String normalized) {
    assertThat(LicenseNames.normalizedName(name)).isEqualTo(normalized);
  }

  @ParameterizedTest
  @CsvSource({
    "http://www.apache.org/licenses/LICENSE-2.0.txt, apache.org/licenses/license-2.0",
    "https://apache.org/licenses/LICENSE-2.0/, apache.org/licenses/license-2.0",
    "https://www.eclipse.org/legal/epl-v20.html, eclipse.org/legal/epl-v20",
    "'', ''"
  })
  void givesAddressesOfOnePageOneForm(String url, String normalized) {
    assertThat(LicenseNames.normalizedUrl(url)).isEqualTo(normalized);
  }
}
