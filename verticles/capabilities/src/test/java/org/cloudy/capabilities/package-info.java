/** Tests of the manager of all plugins. */
@NullMarked
package org.cloudy.capabilities;

import org.jspecify.annotations.NullMarked;
