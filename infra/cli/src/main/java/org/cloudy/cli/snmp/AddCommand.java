package org.cloudy.cli.snmp;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.cloudy.bus.snmp.Device.Version;
import org.cloudy.bus.snmp.Hash;
import org.cloudy.bus.snmp.NewDevice;
import org.cloudy.bus.snmp.SnmpContract;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.command.NewPassword;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Watches one more device. What it is asked with is never among the arguments, which others see. */
@Command
final class AddCommand implements Callable<Integer> {
    private static final int USUAL_PORT = 161;

    private final Cloudy cloudy;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "cloudy.snmp.add.name")
    private String name = "";

    @Parameters(index = "1", paramLabel = "HOST", descriptionKey = "cloudy.snmp.add.host")
    private String host = "";

    @Option(names = "--port", paramLabel = "PORT")
    private int port = USUAL_PORT;

    @Option(names = "--user", paramLabel = "USER")
    private @Nullable String user;

    @Option(names = "--hash", paramLabel = "HASH", completionCandidates = Hashes.class)
    private @Nullable Hash hash;

    @Option(names = "--secret-file", paramLabel = "FILE")
    private @Nullable Path secretFile;

    @Option(names = "--privacy-file", paramLabel = "FILE")
    private @Nullable Path privacyFile;

    AddCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        String secret = secret(secretFile, user == null ? "cli.snmp.community" : "cli.snmp.passphrase");
        NewDevice wanted = new NewDevice(
                name,
                host,
                port,
                user == null ? Version.V2C : Version.V3,
                user == null ? secret : null,
                user,
                hash,
                user == null ? null : secret,
                user == null || privacyFile == null ? null : secret(privacyFile, "cli.snmp.passphrase"));
        return cloudy.show(
                cloudy.ask(SnmpContract.ADD, wanted),
                "",
                device -> cloudy.texts().of("cli.snmp.added", "name", device.name(), "id", device.id()));
    }

    private String secret(@Nullable Path file, String question) {
        return new NewPassword(
                        cloudy,
                        Objects.requireNonNull(spec).commandLine(),
                        cloudy.texts().of(question))
                .from(file);
    }
}
