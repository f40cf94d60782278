/** What a person sees: texts in their language, tables, progress. */
@NullMarked
package org.cloudy.cli.view;

import org.jspecify.annotations.NullMarked;
