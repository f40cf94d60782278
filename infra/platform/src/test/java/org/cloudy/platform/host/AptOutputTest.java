package org.cloudy.platform.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cloudy.bus.updates.PackageUpdate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is read out of apt's words; captured from Debian 12, one line from Ubuntu. */
class AptOutputTest {
    private static final List<String> SIMULATED = """
            NOTE: This is only a simulation!
                  apt-get needs root privileges for real execution.
            Reading package lists...
            Building dependency tree...
            Reading state information...
            Calculating upgrade...
            The following packages will be upgraded:
              base-files bash libssl3
            3 upgraded, 1 newly installed, 0 to remove and 0 not upgraded.
            Inst base-files [12.4+deb12u11] (12.4+deb12u12 Debian:12.12/oldstable [amd64])
            Conf base-files (12.4+deb12u12 Debian:12.12/oldstable [amd64])
            Inst libssl3 [3.0.16-1~deb12u1] (3.0.17-1~deb12u3 Debian-Security:12/oldstable-security, Debian:12.12/oldstable [amd64]) []
            Inst bash [5.1-6ubuntu1] (5.1-6ubuntu1.1 Ubuntu:22.04/jammy-security [amd64])
            Inst linux-image-6.1.0-40-amd64 (6.1.153-1 Debian:12.12/oldstable [amd64])
            Inst libc6:i386 [2.36-9+deb12u10] (2.36-9+deb12u13 Debian:12.12/oldstable [i386])
            Conf libssl3 (3.0.17-1~deb12u3 Debian-Security:12/oldstable-security [amd64])
            """.lines().toList();

    @Test
    @DisplayName("Upgrades have both versions, those of security archives stand first, and new packages are none")
    void upgrades() {
        assertThat(AptOutput.upgrades(SIMULATED))
                .containsExactly(
                        new PackageUpdate("bash", "5.1-6ubuntu1", "5.1-6ubuntu1.1", 0, true, ""),
                        new PackageUpdate("libssl3", "3.0.16-1~deb12u1", "3.0.17-1~deb12u3", 0, true, ""),
                        new PackageUpdate("base-files", "12.4+deb12u11", "12.4+deb12u12", 0, false, ""),
                        new PackageUpdate("libc6:i386", "2.36-9+deb12u10", "2.36-9+deb12u13", 0, false, ""));
    }

    @Test
    @DisplayName("Size and summary come from the stanza of just that version")
    void described() {
        List<PackageUpdate> upgrades = List.of(
                new PackageUpdate("libssl3", "3.0.16-1~deb12u1", "3.0.17-1~deb12u3", 0, true, ""),
                new PackageUpdate("libc6:i386", "1", "2", 0, false, ""),
                new PackageUpdate("unknown", "1", "2", 0, false, ""));

        List<PackageUpdate> described =
                AptOutput.described(upgrades, """
                Package: libssl3
                Source: openssl
                Version: 3.0.17-1~deb12u3
                Installed-Size: 6022
                Description-en: Secure Sockets Layer toolkit - shared libraries
                 This package is part of the OpenSSL project's implementation of the SSL
                Description-md5: 88547c6206c7fbc4fcc7d09ce100d210
                Size: 2033724

                Package: libssl3
                Version: 3.0.16-1~deb12u1
                Size: 1
                Description: an older one

                Package: libc6
                Architecture: i386
                Version: 2
                Size: 99999999999999999999
                Description: GNU C Library: Shared libraries
                """.lines().toList());

        assertThat(described)
                .extracting(PackageUpdate::bytes, PackageUpdate::summary)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                2_033_724L, "Secure Sockets Layer toolkit - shared libraries"),
                        org.assertj.core.groups.Tuple.tuple(0L, "GNU C Library: Shared libraries"),
                        org.assertj.core.groups.Tuple.tuple(0L, ""));
    }

    @Test
    @DisplayName("A changelog is told down to the installed version, and no longer than wanted")
    void changelog() {
        List<String> lines = """
                Get:1 https://metadata.ftp-master.debian.org bash 5.2 Changelog [9 kB]
                bash (5.2-2) bookworm; urgency=medium

                  * Mend a hole.

                 -- Someone <someone@example.org>  Mon, 01 Sep 2025 10:00:00 +0200

                bash (5.2-1) bookworm; urgency=medium

                  * Older.
                """.lines().toList();

        assertThat(AptOutput.since(lines, "5.2-1", 1000))
                .startsWith("bash (5.2-2)")
                .contains("Mend a hole")
                .endsWith("+0200");
        assertThat(AptOutput.since(lines, "4.9-1", 1000)).contains("Older.");
        assertThat(AptOutput.since(lines, "5.2-1", 20)).isEqualTo("bash (5.2-2) bookwor…");
        assertThat(AptOutput.since(List.of("E: Failed to fetch"), "1", 20)).isEmpty();
    }

    @Test
    @DisplayName("Packages that were left half done are read from the audit")
    void halfDone() {
        assertThat(AptOutput.halfDone("""
                The following packages have been unpacked but not yet configured.
                They must be configured using dpkg --configure or the configure
                menu option in dselect for them to work:
                 hello-cloudy         a greeting
                 libc6:amd64          GNU C Library: Shared libraries

                """.lines().toList())).containsExactly("hello-cloudy", "libc6:amd64");
        assertThat(AptOutput.halfDone(List.of())).isEmpty();
    }
}
