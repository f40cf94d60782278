package org.cloudy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups from the command line. */
class BackupTest {
    @TempDir
    Path data;

    @AutoClose
    private FakeNode node;

    @BeforeEach
    void start() throws IOException {
        node = new FakeNode(data);
    }

    private Ran run(String... args) {
        return new Ran.Line(data).run(args);
    }

    private String listed(String rhythm, String folder, String neighbour) {
        node.answering("cloudy.backup.list", """
                {"archives":[],"folder":"/var/lib/cloudy/backups","free":5000000000,"schedule":{"rhythm":"%s","day":7,
                "hour":3,"keep":7,"folder":%s,"neighbour":%s,"drill":true,"passphrase":null},"next":null,
                "scheduled":null,"drilled":null,"restored":null}""".formatted(rhythm, folder, neighbour));
        return run("backup").out();
    }

    @Test
    @DisplayName(
            "backup says where those of the schedule are kept: in the node's folder, in another, at a neighbour by its name")
    void keeper() {
        node.answering("cloudy.discovery.nodes", "{\"nodes\":[" + Replies.NODE_VIEW + "," + Replies.NEIGHBOUR + "]}");

        assertThat(listed("never", "null", "null")).containsPattern("Kept by schedule in +–\n");
        assertThat(listed("daily", "null", "null")).containsPattern("Kept by schedule in +/var/lib/cloudy/backups\n");
        assertThat(listed("daily", "\"/media/usb\"", "null")).containsPattern("Kept by schedule in +/media/usb\n");
        assertThat(listed("weekly", "null", "\"qrstuvwxyz234567\""))
                .containsPattern("Kept by schedule in +the node mill\n");
        assertThat(listed("weekly", "null", "\"gonegonegonegone\""))
                .containsPattern("Kept by schedule in +the node gonegonegonegone\n");
    }
}
