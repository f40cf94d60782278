@NullMarked
package org.cloudy.backup.archive;

import org.jspecify.annotations.NullMarked;
