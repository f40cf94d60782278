/** The web proxy beyond what all capabilities have: who may use it, whom it asks, and how well its cache serves. */
@NullMarked
package org.cloudy.bus.squid;

import org.jspecify.annotations.NullMarked;
