@NullMarked
package org.cloudy.dns;

import org.jspecify.annotations.NullMarked;
