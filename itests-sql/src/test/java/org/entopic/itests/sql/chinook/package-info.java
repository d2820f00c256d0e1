/**
 * Questions about Chinook: a music shop with its artists, tracks, playlists, customers, invoices.
 */
@NullMarked
package org.entopic.itests.sql.chinook;

import org.jspecify.annotations.NullMarked;
