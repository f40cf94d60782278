/** Settings records, their JSON Schema, and secrets. */
@NullMarked
package org.cloudy.platform.settings;

import org.jspecify.annotations.NullMarked;
