/** Membership of a micro cloud as signed statements that every member keeps and anybody can check. */
@NullMarked
package org.cloudy.microcloud;

import org.jspecify.annotations.NullMarked;
