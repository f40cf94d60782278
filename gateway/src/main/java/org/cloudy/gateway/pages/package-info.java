/** The web pages of a node: a request becomes a call, a reply becomes a page. */
@NullMarked
package org.cloudy.gateway.pages;

import org.jspecify.annotations.NullMarked;
