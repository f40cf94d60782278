@NullMarked
package org.cloudy.capabilities.declared;

import org.jspecify.annotations.NullMarked;
