package org.cloudy.extract;

/** Names for documents that are made of files. */
public final class DocumentNames {
    private static final int LONGEST = 200;

    private DocumentNames() {}

    /**
     * The name of a document, as a node takes it: the same for the same file, "_" for what no name may have.
     *
     * @param group whose files it is one of; empty for none
     * @param file its path, in words of the system or of a browser
     */
    public static String of(String group, String file) {
        String path = group.isEmpty() ? file : group + "/" + file;
        String name = path.replaceAll("[\\p{Cc}\\p{Cs}\\p{Z}]", "_");
        return name.length() <= LONGEST
                ? name
                : Integer.toHexString(name.hashCode()) + "…" + name.substring(name.length() - LONGEST + 9);
    }
}
