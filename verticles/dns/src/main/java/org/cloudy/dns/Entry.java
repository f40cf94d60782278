package org.cloudy.dns;

/**
 * One entry of a zone file, on a line of its own.
 *
 * @param line where it begins, from 1
 * @param text without comments and parentheses
 */
record Entry(int line, String text) {
    /** Whether it is of the name that the entry before was of. */
    boolean namesNobody() {
        return Character.isWhitespace(text.charAt(0));
    }

    boolean isDirective() {
        return text.startsWith("$");
    }
}
