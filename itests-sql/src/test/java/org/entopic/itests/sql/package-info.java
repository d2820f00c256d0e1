/** Questions about real data that a query and SQL must answer alike, rows and order. */
@NullMarked
package org.entopic.itests.sql;

import org.jspecify.annotations.NullMarked;
