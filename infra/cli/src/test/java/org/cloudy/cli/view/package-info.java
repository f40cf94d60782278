/** What a person sees. */
@NullMarked
package org.cloudy.cli.view;

import org.jspecify.annotations.NullMarked;
