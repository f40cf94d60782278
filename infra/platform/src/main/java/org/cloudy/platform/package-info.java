/** What every verticle stands on: capabilities and their components, and what a node lends to them. */
@NullMarked
package org.cloudy.platform;

import org.jspecify.annotations.NullMarked;
