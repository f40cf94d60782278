/** The node's own state: one SQLite file. */
@NullMarked
package org.cloudy.platform.store;

import org.jspecify.annotations.NullMarked;
