/** From changes to a plan to a written batch. */
@NullMarked
package org.entopic.engine.save;

import org.jspecify.annotations.NullMarked;
