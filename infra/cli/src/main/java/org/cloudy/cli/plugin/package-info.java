/** Commands about plugins without code. */
@NullMarked
package org.cloudy.cli.plugin;

import org.jspecify.annotations.NullMarked;
