@NullMarked
package org.cloudy.platform.component;

import org.jspecify.annotations.NullMarked;
