@NullMarked
package org.cloudy.microcloud;

import org.jspecify.annotations.NullMarked;
