/** What the bundles under test have in common; each has its own copy. */
@NullMarked
package org.entopic.itests.karaf.scenario;

import org.jspecify.annotations.NullMarked;
