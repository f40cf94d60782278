package org.cloudy.platform.tls;

import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.platform.NodeConfig;
import org.cloudy.platform.host.CommandResult;
import org.cloudy.platform.host.Host;
import org.cloudy.platform.settings.Secret;

/**
 * The node's own certificate: a self-signed EC key (P-256), made at the first need in {@code tls/} of the data folder and the
 * same until it expires, for people compare its fingerprint. It names the node, {@code localhost} and the addresses that the
 * node listens on.
 */
public final class NodeCertificate {
    private static final String ALIAS = "node";

    private final Path file;
    private final Secret password;
    private final X509Certificate certificate;

    private NodeCertificate(Path file, Secret password, X509Certificate certificate) {
        this.file = file;
        this.password = password;
        this.certificate = certificate;
    }

    /**
     * The certificate in the node's data folder, made now if there is none or if it expired. Blocks, the first time for a second
     * or two.
     *
     * @throws Failure INTERNAL if this Java cannot make one
     */
    public static NodeCertificate of(NodeConfig config, String nodeName, Host host, Clock clock) {
        try {
            Path folder = Files.createDirectories(
                    config.data().resolve("tls"),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path file = folder.resolve("node.p12");
            Path password = folder.resolve("password");
            if (!Files.exists(file)
                    || !Files.exists(password)
                    || read(file, password).expired(clock)) {
                make(file, password, nodeName, names(config.listen(), nodeName), host);
            }
            return read(file, password);
        } catch (IOException e) {
            throw new UncheckedIOException("the certificate's folder cannot be used", e);
        }
    }

    /** What a Vert.x server needs to show it. */
    public PfxOptions options() {
        return new PfxOptions().setPath(file.toString()).setPassword(password.reveal());
    }

    /** The SHA-256 of the certificate, as browsers show it: pairs of hexadecimal digits with colons between. */
    public String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("the node's certificate cannot be encoded", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The certificate itself. */
    public X509Certificate certificate() {
        return certificate;
    }

    private boolean expired(Clock clock) {
        Instant end = certificate.getNotAfter().toInstant();
        return clock.instant().plus(Duration.ofDays(1)).isAfter(end);
    }

    private static void make(Path file, Path password, String nodeName, List<String> names, Host host)
            throws IOException {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        Files.deleteIfExists(password);
        Files.createFile(password, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(password, HexFormat.of().formatHex(random));
        Path fresh = file.resolveSibling("node.p12.new");
        Files.deleteIfExists(fresh);
        CommandResult result = host.run(Keytool.selfSigned(ALIAS, nodeName, names, fresh, password));
        if (!result.succeeded()) {
            throw Failure.of(
                    FailureCode.INTERNAL, "failure.internal", Map.of("cause", String.join(" ", result.output())));
        }
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static NodeCertificate read(Path file, Path passwordFile) throws IOException {
        Secret password = new Secret(Files.readString(passwordFile).strip());
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password.reveal().toCharArray());
            if (!(store.getCertificate(ALIAS) instanceof X509Certificate certificate)) {
                throw new IOException(file + " holds no certificate of this node");
            }
            return new NodeCertificate(file, password, certificate);
        } catch (GeneralSecurityException e) {
            throw new IOException(file + " cannot be read", e);
        }
    }

    /** Who it speaks for, in keytool's notation. */
    private static List<String> names(String listen, String nodeName) throws IOException {
        NavigableSet<String> names = new TreeSet<>(List.of("DNS:localhost", "DNS:" + nodeName, "IP:127.0.0.1"));
        InetAddress address = InetAddress.getByName(listen);
        Stream<InetAddress> addresses = address.isAnyLocalAddress()
                ? NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                : Stream.of(address);
        addresses
                .filter(own -> !own.isLinkLocalAddress())
                .map(own -> "IP:" + own.getHostAddress())
                .forEach(names::add);
        return List.copyOf(names);
    }
}
