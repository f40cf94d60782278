/** A node that is put back from a backup: made ready while it runs, swapped in when it starts, taken back where it does not start. */
@NullMarked
package org.cloudy.platform.restore;

import org.jspecify.annotations.NullMarked;
