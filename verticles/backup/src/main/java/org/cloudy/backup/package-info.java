/** Backups of the node and of its capabilities: made, checked, put back. */
@NullMarked
package org.cloudy.backup;

import org.jspecify.annotations.NullMarked;
