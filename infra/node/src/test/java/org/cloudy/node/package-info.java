@NullMarked
package org.cloudy.node;

import org.jspecify.annotations.NullMarked;
