package org.cloudy.capabilities.declared;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.capabilities.declared.PluginDocument.PreparationDeclaration;
import org.cloudy.platform.Component;
import org.cloudy.platform.Site;
import org.cloudy.platform.host.Command;
import org.cloudy.platform.host.CommandResult;
import org.cloudy.platform.jobs.Progress;
import org.cloudy.platform.settings.DeclaredSettings;
import org.cloudy.platform.settings.Secret;

/**
 * A command that a service needs before it starts, to set its password, say. It is run anew whenever the settings that it names have
 * changed, while the programs of the service are down.
 *
 * @param daemons what is stopped for it
 */
record Preparation(String name, PreparationDeclaration declared, String account, List<String> daemons)
        implements Component<DeclaredSettings> {
    private static final Duration DEADLINE = Duration.ofMinutes(1);
    private static final int LAST_LINES = 5;

    /** @throws Failure INVALID with the command's own words if it fails */
    @Override
    public void enable(Site<DeclaredSettings> site, Progress progress) {
        List<String> words = Template.fill(declared.command(), site, Map.of());
        Secret input = new Secret(
                declared.input() == null ? "" : Template.of(declared.input()).fill(site));
        String done = digest(words, input);
        if (done.equals(former(site))) {
            return;
        }
        daemons.forEach(daemon -> site.host().daemons().stop(site.daemon(daemon)));
        CommandResult result = site.host().run(new Command(words, DEADLINE, site.folder(), account, Map.of(), input));
        if (!result.succeeded()) {
            result.output().forEach(progress::line);
            List<String> last = result.output();
            throw Failure.of(
                    FailureCode.INVALID,
                    "plugins.not-prepared",
                    Map.of(
                            "program",
                            words.getFirst(),
                            "lines",
                            String.join("\n", last.subList(Math.max(0, last.size() - LAST_LINES), last.size()))));
        }
        remember(site, done);
    }

    @Override
    public List<String> passing(Site<DeclaredSettings> site) {
        return List.of(mark());
    }

    /** Of what was told to the command, so that nothing of it can be read there. */
    private static String digest(List<String> words, Secret input) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            words.forEach(word -> digest.update((word + "\0").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest(input.reveal().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private String mark() {
        return "." + name + ".done";
    }

    private String former(Site<DeclaredSettings> site) {
        Path mark = site.folder().resolve(mark());
        try {
            return Files.isRegularFile(mark, LinkOption.NOFOLLOW_LINKS) ? Files.readString(mark) : "";
        } catch (IOException e) {
            return "";
        }
    }

    private void remember(Site<DeclaredSettings> site, String done) {
        Path mark = site.folder().resolve(mark());
        try {
            // The folder is the account's: what it puts there is not followed.
            Files.deleteIfExists(mark);
            Files.createFile(mark, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(mark, done);
        } catch (IOException e) {
            throw Failure.of(
                    FailureCode.UNAVAILABLE,
                    "component.configuration.unwritable",
                    Map.of("file", mark(), "cause", String.valueOf(e)));
        }
    }
}
