/** Backups of a node or of one capability: made, looked at, checked, put back. */
@NullMarked
package org.cloudy.bus.backup;

import org.jspecify.annotations.NullMarked;
