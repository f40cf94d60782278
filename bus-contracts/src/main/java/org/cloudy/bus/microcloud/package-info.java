/** Membership of a micro cloud: founding, invitations, requests, members, links. */
@NullMarked
package org.cloudy.bus.microcloud;

import org.jspecify.annotations.NullMarked;
