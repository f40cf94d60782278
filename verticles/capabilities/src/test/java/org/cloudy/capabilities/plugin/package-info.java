@NullMarked
package org.cloudy.capabilities.plugin;

import org.jspecify.annotations.NullMarked;
