/** Questions about the running JDK: its modules, packages and types. */
@NullMarked
package org.entopic.itests.sql.jdk;

import org.jspecify.annotations.NullMarked;
