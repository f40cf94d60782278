@NullMarked
package org.cloudy.backup;

import org.jspecify.annotations.NullMarked;
