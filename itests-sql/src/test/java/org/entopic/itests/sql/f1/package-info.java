/** Questions about all races of Formula One: circuits, drivers, constructors, results. */
@NullMarked
package org.entopic.itests.sql.f1;

import org.jspecify.annotations.NullMarked;
