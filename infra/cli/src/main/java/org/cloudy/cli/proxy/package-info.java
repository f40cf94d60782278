/** Commands about the web proxy: its users, the proxies that it asks, its statistics. */
@NullMarked
package org.cloudy.cli.proxy;

import org.jspecify.annotations.NullMarked;
