package org.cloudy.dns;

import java.security.SecureRandom;
import java.util.Base64;
import org.cloudy.platform.Component;
import org.cloudy.platform.Site;
import org.cloudy.platform.jobs.Progress;

/** The key that rndc shows to the server, made once; and the file that tells rndc where the server is. */
final class ControlKey implements Component<DnsSettings> {
    static final String NAME = "cloudy-control";

    /** What the server reads. */
    static final String SERVER = "control.key";

    /** What rndc reads. */
    static final String CLIENT = "rndc.conf";

    private static final int BYTES = 32;

    @Override
    public String name() {
        return SERVER;
    }

    @Override
    public void enable(Site<DnsSettings> site, Progress progress) {
        DnsFolder folder = new DnsFolder(site.folder());
        String key = folder.read(SERVER).filter(text -> !text.isBlank()).orElseGet(ControlKey::fresh);
        folder.write(SERVER, key);
        folder.write(
                CLIENT,
                key
                        + "options { default-server 127.0.0.1; default-port %d; default-key \"%s\"; };\n"
                                .formatted(site.settings().controlPort(), NAME));
    }

    private static String fresh() {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        return "key \"%s\" { algorithm hmac-sha256; secret \"%s\"; };\n"
                .formatted(NAME, Base64.getEncoder().encodeToString(secret));
    }
}
