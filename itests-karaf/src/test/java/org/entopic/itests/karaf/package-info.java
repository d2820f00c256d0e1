/** Tests in Apache Karaf: the classes whose names begin with Karaf run outside of the container. */
@NullMarked
package org.entopic.itests.karaf;

import org.jspecify.annotations.NullMarked;
