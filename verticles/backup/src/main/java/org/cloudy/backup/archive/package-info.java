/** The archive of a backup: what is in it, how it is written and read. */
@NullMarked
package org.cloudy.backup.archive;

import org.jspecify.annotations.NullMarked;
