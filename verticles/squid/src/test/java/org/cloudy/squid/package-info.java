@NullMarked
package org.cloudy.squid;

import org.jspecify.annotations.NullMarked;
