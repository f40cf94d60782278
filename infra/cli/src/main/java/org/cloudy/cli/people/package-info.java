/** Commands about those who may sign in, and what they did. */
@NullMarked
package org.cloudy.cli.people;

import org.jspecify.annotations.NullMarked;
