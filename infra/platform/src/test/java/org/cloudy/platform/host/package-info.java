@NullMarked
package org.cloudy.platform.host;

import org.jspecify.annotations.NullMarked;
