/** The node as a whole: its first set-up, who may sign in and what was done, its status and load, its jobs. */
@NullMarked
package org.cloudy.system;

import org.jspecify.annotations.NullMarked;
