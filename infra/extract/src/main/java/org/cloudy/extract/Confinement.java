package org.cloudy.extract;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What holds the reader: bounds that the kernel keeps, and no way to more rights than it has. Where we are root it is nobody; or, where
 * nobody could not read the reader's own jars, a root that may look at everything and do nothing.
 */
record Confinement(boolean root, Optional<Nobody> account, Optional<Path> setpriv, Optional<Path> prlimit) {
    private static final List<Path> PROGRAMS = List.of(Path.of("/usr/bin"), Path.of("/bin"));
    private static final Path PASSWD = Path.of("/etc/passwd");
    private static final String NOBODY = "nobody";

    /** The largest file that it may write, in bytes: a copy of the one that it reads, with what is unpacked of it. */
    private static final long LARGEST_FILE = 400_000_000;

    private static final int MOST_OPEN_FILES = 256;

    /** The account that owns nothing. */
    record Nobody(int uid, int gid) {}

    /** @param jars that the reader is made of: what nobody has to read */
    static Confinement here(Path jars) {
        boolean root = isRoot();
        Path java = Path.of(java());
        return new Confinement(
                root,
                root && isOpen(jars) && isOpen(java) ? nobody() : Optional.empty(),
                program("setpriv"),
                program("prlimit"));
    }

    /** A command, held. */
    List<String> around(List<String> command) {
        List<String> held = new ArrayList<>();
        prlimit.ifPresent(program -> held.addAll(List.of(
                program.toString(), "--core=0", "--fsize=" + LARGEST_FILE, "--nofile=" + MOST_OPEN_FILES, "--")));
        setpriv.ifPresent(program -> {
            held.addAll(List.of(program.toString(), "--no-new-privs"));
            if (account.isPresent()) {
                Nobody nobody = account.get();
                held.addAll(List.of("--reuid", "" + nobody.uid(), "--regid", "" + nobody.gid(), "--clear-groups"));
                held.addAll(List.of("--inh-caps=-all", "--bounding-set=-all"));
            } else if (root) {
                held.addAll(List.of("--inh-caps=-all", "--bounding-set=-all,+dac_read_search"));
            }
            held.add("--");
        });
        held.addAll(command);
        return held;
    }

    /** Gives a folder to the account that the reader has. */
    void own(Path folder) throws IOException {
        if (account.isPresent() && setpriv.isPresent()) {
            Files.setAttribute(folder, "unix:uid", account.get().uid(), LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(folder, "unix:gid", account.get().gid(), LinkOption.NOFOLLOW_LINKS);
        }
    }

    private static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private static Optional<Path> program(String name) {
        return PROGRAMS.stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Optional<Nobody> nobody() {
        try (Stream<String> lines = Files.lines(PASSWD, StandardCharsets.UTF_8)) {
            return lines.map(line -> line.split(":", -1))
                    .filter(fields -> fields.length >= 4 && fields[0].equals(NOBODY))
                    .map(fields -> new Nobody(Integer.parseInt(fields[2]), Integer.parseInt(fields[3])))
                    .findFirst();
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Whether everybody may go into a folder and all above it. */
    private static boolean isOpen(Path folder) {
        try {
            for (Path each = folder.toRealPath(); each != null; each = each.getParent()) {
                if (!Files.getPosixFilePermissions(each).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                    return false;
                }
            }
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** The JVM that we run in ourselves. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
