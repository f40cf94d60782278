/** The manager of all plugins: runs the life cycle of every capability that people switch on and off. */
@NullMarked
package org.cloudy.capabilities;

import org.jspecify.annotations.NullMarked;
