package org.cloudy.cli.microcloud;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.cloudy.bus.microcloud.InvitationToken;
import org.cloudy.bus.microcloud.MicroCloudContract;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.Surroundings;
import org.cloudy.cli.UsageError;
import org.cloudy.cli.command.Work;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Joins a micro cloud with an invitation. */
@Command
final class JoinCommand implements Callable<Integer> {
    private static final int MOST_BYTES = 64 << 10;

    private final Cloudy cloudy;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "TOKEN", descriptionKey = "cloudy.microcloud.join.token")
    private String token = "";

    @Mixin
    private Work work = new Work();

    JoinCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() throws IOException {
        InvitationToken invitation = new InvitationToken(token.equals("-") ? typed() : token.strip());
        return new Move(cloudy).run(work, node -> node.ask(MicroCloudContract.JOIN, invitation));
    }

    /** From standard input, so that it is in nobody's history; there it may be broken over lines, as a mail program does it. */
    private String typed() throws IOException {
        Surroundings around = cloudy.surroundings();
        if (!around.hasTerminal()) {
            String all = new String(around.in().readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
            return required(all.replaceAll("\\s+", ""));
        }
        around.err().print(cloudy.texts().of("cli.microcloud.token") + " ");
        around.err().flush();
        String line = new BufferedReader(new InputStreamReader(around.in(), StandardCharsets.UTF_8)).readLine();
        return required(line == null ? "" : line.strip());
    }

    private String required(String text) {
        if (text.isEmpty()) {
            throw new UsageError(
                    Objects.requireNonNull(spec).commandLine(),
                    cloudy.texts().of("cli.usage.missing", "what", "TOKEN"));
        }
        return text;
    }
}
