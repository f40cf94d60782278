package org.cloudy.cli.microcloud;

import java.util.concurrent.Callable;
import org.cloudy.bus.microcloud.Invitation;
import org.cloudy.bus.microcloud.InvitationWish;
import org.cloudy.bus.microcloud.MicroCloudContract;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.view.QrCode;
import org.cloudy.cli.view.Table;
import org.cloudy.cli.view.Texts;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes an invitation for one node: its token, and at a terminal the same to be scanned. */
@Command
final class InviteCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Option(names = "--minutes", paramLabel = "N")
    private @Nullable Integer minutes;

    InviteCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        return cloudy.show(cloudy.ask(MicroCloudContract.INVITE, new InvitationWish(minutes)), "", this::view);
    }

    /** The token stands alone on its line, as long as it is: so it can be copied, and found by a script. */
    private String view(Invitation invitation) {
        Texts texts = cloudy.texts();
        String token = Table.printable(invitation.token());
        return token + "\n\n"
                + texts.of(
                        "cli.microcloud.invitation",
                        "time",
                        cloudy.times().moment(invitation.expires()),
                        "left",
                        cloudy.times().left(invitation.expires()))
                + "\n" + QrCode.atTerminal(cloudy.surroundings(), token)
                + texts.of("cli.microcloud.join-with", "command", "cloudy microcloud join " + token);
    }
}
