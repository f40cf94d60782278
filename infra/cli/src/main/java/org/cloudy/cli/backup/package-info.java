/** Commands about backups. */
@NullMarked
package org.cloudy.cli.backup;

import org.jspecify.annotations.NullMarked;
