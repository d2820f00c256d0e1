/** The entities of a music shop: plain classes, mapped by convention. */
@NullMarked
package org.entopic.samples.chinook.model;

import org.jspecify.annotations.NullMarked;
