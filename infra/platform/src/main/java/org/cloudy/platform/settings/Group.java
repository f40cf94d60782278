package org.cloudy.platform.settings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The group that the component of a settings record is shown in, with the others of the same name. The group's heading is the
 * translation of {@code capability.<capability>.settings.group.<value>}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Group {
    /** Name of the group. */
    String value();
}
