package org.cloudy.platform.tls;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.cloudy.platform.host.Command;

/** The command line of the JDK's keytool. */
final class Keytool {
    private static final int DAYS = 3650;

    private Keytool() {}

    /** Makes a self-signed EC certificate in a PKCS #12 file; the password is read from a file, for everybody sees arguments. */
    static Command selfSigned(String alias, String commonName, List<String> names, Path file, Path password) {
        List<String> arguments = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-sigalg",
                "SHA256withECDSA",
                "-validity",
                String.valueOf(DAYS),
                "-dname",
                "CN=" + commonName,
                "-ext",
                "SAN=" + String.join(",", names),
                "-ext",
                "KeyUsage=digitalSignature",
                "-ext",
                "ExtendedKeyUsage=serverAuth",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass:file",
                password.toString());
        return new Command(arguments, Duration.ofSeconds(60), null, null, Map.of());
    }
}
