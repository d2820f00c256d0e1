/** The engine's replaceable rules. */
@NullMarked
package org.entopic.spi.service;

import org.jspecify.annotations.NullMarked;
