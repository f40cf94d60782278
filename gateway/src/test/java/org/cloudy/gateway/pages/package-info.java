@NullMarked
package org.cloudy.gateway.pages;

import org.jspecify.annotations.NullMarked;
