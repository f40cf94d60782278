package org.cloudy.bus.notices;

import org.cloudy.bus.text.Text;
import org.jspecify.annotations.Nullable;

/** A notice to be raised; see {@link Notice}. */
public record NewNotice(
        String id, Severity severity, Text text, @Nullable String page) {}
