/** The registry of services and nodes: signed, leased, checked, measured, and shared with ordinary devices. */
@NullMarked
package org.cloudy.discovery;

import org.jspecify.annotations.NullMarked;
