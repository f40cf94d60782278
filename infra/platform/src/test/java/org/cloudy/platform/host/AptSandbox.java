package org.cloudy.platform.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A machine in a folder, for apt and dpkg alone: its packages, its archive, its locks; nothing of this machine is changed. */
public final class AptSandbox {
    private static final Duration SOON = Duration.ofSeconds(60);
    /** What dpkg needs to be content with a folder. */
    private static final List<String> IN_A_FOLDER =
            List.of("--force-not-root", "--force-script-chrootless", "--force-bad-path");

    private static final Set<PosixFilePermission> EXECUTABLE = PosixFilePermissions.fromString("rwxr-xr-x");

    private final Path root;
    private final Path archive;
    private final Path configuration;
    private final CommandRunner commands;

    private AptSandbox(Path root, Path archive, Path configuration, CommandRunner commands) {
        this.root = root;
        this.archive = archive;
        this.configuration = configuration;
        this.commands = commands;
    }

    /** Makes one there, without any package. */
    public static AptSandbox in(Path folder) throws IOException {
        Path root = folder.resolve("root");
        Path archive = Files.createDirectories(folder.resolve("archive"));
        for (String made : List.of(
                "etc/apt/apt.conf.d",
                "etc/apt/preferences.d",
                "var/lib/apt/lists/partial",
                "var/cache/apt/archives/partial",
                "var/lib/dpkg/updates",
                "var/lib/dpkg/info",
                "var/log/apt")) {
            Files.createDirectories(root.resolve(made));
        }
        Files.writeString(root.resolve("var/lib/dpkg/status"), "");
        Files.writeString(root.resolve("etc/apt/sources.list"), "deb [trusted=yes] file:" + archive + " ./\n");
        Path configuration = Files.writeString(
                folder.resolve("apt.conf"), """
                Dir "%1$s";
                Dir::State::status "%1$s/var/lib/dpkg/status";
                Dir::Bin::Methods "/usr/lib/apt/methods";
                Dir::Bin::dpkg "/usr/bin/dpkg";
                Acquire::Changelogs::URI::Override::Origin::Debian "copy:%2$s/@CHANGEPATH@_changelog";
                APT::Sandbox::User "root";
                DPkg::Options { "--root=%1$s"; "%3$s"; };
                #clear DPkg::Pre-Install-Pkgs;
                #clear DPkg::Post-Invoke;
                """.formatted(root, archive, String.join("\"; \"", IN_A_FOLDER)));
        Launcher launcher = new Launcher(folder, false);
        return new AptSandbox(
                root,
                archive,
                configuration,
                new CommandRunner(command -> launcher.of(command).start()));
    }

    Apt apt(Duration patience) {
        return new Apt(commands::run, environment(), patience);
    }

    private Map<String, String> environment() {
        return Map.of(
                "APT_CONFIG", configuration.toString(), "DPKG_ROOT", root.toString(), "DPKG_ADMINDIR", "" + admin());
    }

    /** A folder of apt's programs and dpkg that work on this machine; for a node whose path it comes first on. */
    public Path programs() throws IOException {
        Path folder = Files.createDirectories(root.resolveSibling("programs"));
        String variables = environment().entrySet().stream()
                .map(each -> each.getKey() + "='" + each.getValue() + "'")
                .sorted()
                .collect(Collectors.joining(" "));
        for (String program : List.of("apt-get", "apt-cache", "dpkg")) {
            String more = program.equals("dpkg") ? " " + String.join(" ", IN_A_FOLDER) : "";
            Path script = Files.writeString(
                    folder.resolve(program),
                    "#!/bin/sh\nexec env %s '%s'%s \"$@\"\n"
                            .formatted(variables, Programs.find(program).orElseThrow(), more));
            Files.setPosixFilePermissions(script, EXECUTABLE);
        }
        return folder;
    }

    Path lists() {
        return root.resolve("var/lib/apt/lists");
    }

    /** What a program locks that changes packages. */
    Path lock() {
        return admin().resolve("lock-frontend");
    }

    /** Builds a package and puts it into the archive. */
    public void offer(String name, String version) throws IOException {
        offer(name, version, "");
    }

    /** The same with a script that sets it up. */
    public void offer(String name, String version, String script) throws IOException {
        Path tree = Files.createDirectories(archive.resolveSibling("tree-" + name + "-" + version));
        Files.writeString(
                Files.createDirectories(tree.resolve("DEBIAN")).resolve("control"), """
                Package: %s
                Version: %s
                Architecture: all
                Maintainer: Test <test@example.org>
                Description: a package of a test
                """.formatted(name, version));
        if (!script.isEmpty()) {
            Path postinst = Files.writeString(tree.resolve("DEBIAN/postinst"), "#!/bin/sh\n" + script + "\n");
            Files.setPosixFilePermissions(postinst, EXECUTABLE);
        }
        Files.writeString(
                Files.createDirectories(tree.resolve("usr/share/doc/" + name)).resolve("version"), version);
        must(
                "dpkg-deb",
                "--root-owner-group",
                "-b",
                tree.toString(),
                deb(name, version).toString());
    }

    Path deb(String name, String version) {
        return archive.resolve(name + "_" + version + "_all.deb");
    }

    /** Writes the archive's index, as that of a security archive if it is labelled so. */
    public void publish(String label) throws IOException {
        StringBuilder index = new StringBuilder();
        try (Stream<Path> files = Files.list(archive)) {
            for (Path deb : files.filter(file -> file.toString().endsWith(".deb"))
                    .sorted()
                    .toList()) {
                index.append(String.join("\n", must("dpkg-deb", "-f", deb.toString())))
                        .append("\nFilename: ./%s\nSize: %d\nSHA256: %s\n\n"
                                .formatted(deb.getFileName(), Files.size(deb), sha256(Files.readAllBytes(deb))));
            }
        }
        byte[] packages = index.toString().getBytes(StandardCharsets.UTF_8);
        Files.write(archive.resolve("Packages"), packages);
        Files.writeString(archive.resolve("Release"), """
                Origin: Debian
                Label: %s
                Suite: stable
                Date: %s
                SHA256:
                 %s %d Packages
                """.formatted(
                        label,
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)),
                        sha256(packages),
                        packages.length));
    }

    /** Puts a changelog into the archive, with an entry for version 1.0 below. */
    void explain(String name, String version, String change) throws IOException {
        Path file = archive.resolve("%1$s/%2$s/%2$s_%3$s_changelog".formatted(name.substring(0, 1), name, version));
        Files.createDirectories(file.getParent());
        Files.writeString(file, """
                %1$s (%2$s) stable; urgency=high

                  * %3$s

                 -- Test <test@example.org>  Mon, 01 Sep 2025 10:00:00 +0200

                %1$s (1.0) stable; urgency=medium

                  * Begin.

                 -- Test <test@example.org>  Mon, 01 Sep 2025 09:00:00 +0200
                """.formatted(name, version, change));
    }

    /** Installs it from the archive, without apt. */
    public void install(String name, String version) {
        dpkg("-i", deb(name, version).toString());
    }

    /** Leaves a package as a run does that dies on its way. */
    public void unpack(String name, String version) {
        dpkg("--unpack", deb(name, version).toString());
    }

    /** What lies where the package was unpacked. */
    public String installed(String name) throws IOException {
        return Files.readString(root.resolve("usr/share/doc/" + name + "/version"));
    }

    private void dpkg(String... arguments) {
        must(Stream.of(Stream.of("dpkg", "--root=" + root), IN_A_FOLDER.stream(), Stream.of(arguments))
                .flatMap(words -> words)
                .toArray(String[]::new));
    }

    private Path admin() {
        return root.resolve("var/lib/dpkg");
    }

    private List<String> must(String... command) {
        CommandResult result = commands.run(Command.of(SOON, command), line -> {});
        assertThat(result.exit()).as("%s", result.output()).isZero();
        return result.output();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
