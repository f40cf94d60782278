package org.cloudy.avahi;

import java.util.List;

/**
 * Something that the daemon tells.
 *
 * @param path the object that it is about
 * @param type its interface, without what all of Avahi's begin with: {@code EntryGroup}
 * @param name as {@code StateChanged}
 */
record AvahiSignal(String path, String type, String name, List<Object> arguments) {
    int number(int argument) {
        return (Integer) arguments.get(argument);
    }

    String text(int argument) {
        return (String) arguments.get(argument);
    }

    /** Those of a TXT record. */
    List<byte[]> strings(int argument) {
        return ((List<?>) arguments.get(argument))
                .stream().map(AvahiSignal::bytes).toList();
    }

    /** The library gives an array of bytes as one, or as a list. */
    private static byte[] bytes(Object string) {
        if (string instanceof byte[] array) {
            return array;
        }
        List<?> list = (List<?>) string;
        byte[] bytes = new byte[list.size()];
        for (int n = 0; n < bytes.length; n++) {
            bytes[n] = (Byte) list.get(n);
        }
        return bytes;
    }
}
