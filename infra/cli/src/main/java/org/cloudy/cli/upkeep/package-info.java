/** Commands that keep a node well. */
@NullMarked
package org.cloudy.cli.upkeep;

import org.jspecify.annotations.NullMarked;
