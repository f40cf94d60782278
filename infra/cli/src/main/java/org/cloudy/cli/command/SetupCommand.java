package org.cloudy.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.system.Account;
import org.cloudy.bus.system.Setup;
import org.cloudy.bus.system.SetupState;
import org.cloudy.bus.system.SystemContract;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.bus.BusConnection;
import org.cloudy.cli.bus.Reply;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Sets a new node up, as the first-boot wizard does; at the node's own socket no code is needed. */
@Command
public final class SetupCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--language", paramLabel = "LANGUAGE")
    private @Nullable String language;

    @Option(names = "--node-name", paramLabel = "NAME")
    private @Nullable String nodeName;

    @Option(names = "--user", paramLabel = "USER", defaultValue = "admin")
    private String user = "";

    @Option(names = "--password-file", paramLabel = "FILE")
    private @Nullable Path passwordFile;

    public SetupCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() throws IOException {
        SetupState state = cloudy.ask(SystemContract.SETUP_STATE, Empty.EMPTY).value();
        if (!state.needed()) {
            throw Failure.of(FailureCode.CONFLICT, "cli.failure.set-up-before", Map.of("name", state.nodeName()));
        }
        String question = cloudy.texts().of("cli.setup.password");
        String password =
                new NewPassword(cloudy, Objects.requireNonNull(spec).commandLine(), question).from(passwordFile);
        Setup setup = new Setup(
                null,
                language == null ? cloudy.texts().language() : language,
                nodeName == null ? state.nodeName() : nodeName,
                user,
                password);
        try (BusConnection node = cloudy.connect()) {
            Reply<Account> account = node.ask(SystemContract.SETUP, setup);
            return cloudy.show(
                    account,
                    "",
                    made -> cloudy.texts().of("cli.setup.done", "name", setup.nodeName(), "user", made.user()));
        }
    }
}
