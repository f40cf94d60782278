/** The pages of real nodes in a real Chromium. */
@NullMarked
package org.cloudy.browser;

import org.jspecify.annotations.NullMarked;
