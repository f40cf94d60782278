package org.cloudy.cli.people;

import java.util.concurrent.Callable;
import org.cloudy.bus.accounts.AccountsContract;
import org.cloudy.bus.accounts.Enrolment;
import org.cloudy.bus.accounts.PasswordProof;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.view.QrCode;
import org.cloudy.cli.view.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Begins a second factor: the address to be scanned, at a terminal as a QR code too. It is on once a code was confirmed. */
@Command
final class FactorOnCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Mixin
    private Owner owner = new Owner();

    FactorOnCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        String user = owner.name(cloudy);
        PasswordProof proof = new PasswordProof(user, owner.password(cloudy, user));
        return cloudy.show(cloudy.ask(AccountsContract.BEGIN_FACTOR, proof), "", begun -> view(begun, user));
    }

    /** The address stands alone on its line, so that it can be copied. */
    private String view(Enrolment begun, String user) {
        String uri = Table.printable(begun.uri());
        return uri + "\n" + QrCode.atTerminal(cloudy.surroundings(), uri)
                + cloudy.texts().of("cli.factor.scan", "command", "cloudy factor confirm CODE --user " + user);
    }
}
