package org.cloudy.platform.series;

import java.util.regex.Pattern;
import org.cloudy.bus.text.Text;

/**
 * What is measured.
 *
 * @param name in the file: 1 to 20 letters, digits, '_' and '-'
 * @param label what people call it
 * @param least the smallest value that is believed
 * @param most the largest value that is believed
 */
public record Quantity(String name, Text label, double least, double most) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,20}");

    public Quantity {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a quantity is named by 1 to 20 letters, digits, '_' and '-', not: " + name);
        }
        if (!(least < most)) {
            throw new IllegalArgumentException(name + " lies between nothing: " + least + " and " + most);
        }
    }
}
