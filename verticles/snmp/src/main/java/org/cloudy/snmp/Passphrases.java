package org.cloudy.snmp;

import java.util.regex.Pattern;
import org.cloudy.platform.settings.Secret;
import org.jspecify.annotations.Nullable;

/** What passphrases and communities can be: words that stand in snmpd's configuration between quotes, and mean nothing there. */
final class Passphrases {
    private static final Pattern PASSPHRASE = Pattern.compile("[!#-\\[\\]-~]{8,64}");
    private static final Pattern COMMUNITY = Pattern.compile("[A-Za-z0-9!$%&()*+,./:;<=>?@^_~-]{4,64}");

    private Passphrases() {}

    /** 8 to 64 printable ASCII characters without space, quote and backslash (RFC 3414, 11.2 asks for 8 at least). */
    static boolean isPassphrase(@Nullable Secret secret) {
        return secret != null && PASSPHRASE.matcher(secret.reveal()).matches();
    }

    /** 4 to 64 printable ASCII characters without space, quotes, brackets, backslash and '#'. */
    static boolean isCommunity(@Nullable Secret secret) {
        return secret != null && COMMUNITY.matcher(secret.reveal()).matches();
    }
}
