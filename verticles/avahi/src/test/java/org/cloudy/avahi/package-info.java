@NullMarked
package org.cloudy.avahi;

import org.jspecify.annotations.NullMarked;
