/** Databases that are created, deleted and read anew. */
@NullMarked
package org.entopic.itests.database;

import org.jspecify.annotations.NullMarked;
