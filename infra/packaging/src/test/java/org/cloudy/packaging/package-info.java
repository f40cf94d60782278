@NullMarked
package org.cloudy.packaging;

import org.jspecify.annotations.NullMarked;
