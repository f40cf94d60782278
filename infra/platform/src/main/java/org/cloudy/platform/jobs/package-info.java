/** Work that takes longer than a second: durable, queued, watched, cancelled. */
@NullMarked
package org.cloudy.platform.jobs;

import org.jspecify.annotations.NullMarked;
