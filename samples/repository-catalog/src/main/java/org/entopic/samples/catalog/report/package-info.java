/** What both readers tell about their work: progress, and what could not be read. */
@NullMarked
package org.entopic.samples.catalog.report;

import org.jspecify.annotations.NullMarked;
