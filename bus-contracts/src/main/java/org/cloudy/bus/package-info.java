/**
 * The vocabulary of the event bus: what can be asked ({@link org.cloudy.bus.Call}), what is announced ({@link
 * org.cloudy.bus.Topic}), how a request fails ({@link org.cloudy.bus.Failure}), and the records that travel.
 */
@NullMarked
package org.cloudy.bus;

import org.jspecify.annotations.NullMarked;
