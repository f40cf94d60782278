package org.cloudy.tinc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RsaKeyTest {
    private static final String NUMBER =
            HexFormat.of().formatHex(Keys.key(0).modulus().toByteArray());
    private static final BigInteger EXPONENT = BigInteger.valueOf(65_537);

    @Test
    @DisplayName("a key that tincd made is read, and written as tincd wrote it")
    void madeByTinc() throws IOException {
        try (InputStream in = Objects.requireNonNull(RsaKeyTest.class.getResourceAsStream("tinc-made.pem"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();

            assertThat(RsaKey.parse(text).orElseThrow().pem().strip()).isEqualTo(text);
        }
    }

    @Test
    @DisplayName("a fresh pair is one: what the private key signs, the public key verifies")
    void pair() throws Exception {
        KeyPairs.Pair pair = KeyPairs.fresh();
        RsaKey open = RsaKey.parse(pair.publicKey()).orElseThrow();
        List<BigInteger> secret = Der.decode(Base64.getMimeDecoder()
                        .decode(pair.privateKey()
                                .reveal()
                                .replace("-----BEGIN RSA PRIVATE KEY-----", "")
                                .replace("-----END RSA PRIVATE KEY-----", "")))
                .orElseThrow();
        KeyFactory keys = KeyFactory.getInstance("RSA");
        Signature signing = Signature.getInstance("SHA256withRSA");
        signing.initSign(keys.generatePrivate(new RSAPrivateCrtKeySpec(
                secret.get(1),
                secret.get(2),
                secret.get(3),
                secret.get(4),
                secret.get(5),
                secret.get(6),
                secret.get(7),
                secret.get(8))));
        signing.update((byte) 7);
        byte[] signature = signing.sign();

        Signature verifying = Signature.getInstance("SHA256withRSA");
        verifying.initVerify(keys.generatePublic(new RSAPublicKeySpec(open.modulus(), RsaKey.EXPONENT)));
        verifying.update((byte) 7);
        assertThat(verifying.verify(signature)).isTrue();
        assertThat(open.modulus().bitLength()).isEqualTo(2048);
        assertThat(pair.toString()).doesNotContain("PRIVATE");
    }

    @ParameterizedTest
    @MethodSource("refused")
    @DisplayName("what is not exactly such a key is refused")
    void refused(String text) {
        assertThat(RsaKey.parse(text)).isEmpty();
    }

    static Stream<String> refused() {
        String good = Keys.pem(1);
        return Stream.of(
                "",
                "Address = 192.0.2.1",
                good + "ConnectTo = x\n",
                "Address = 192.0.2.66 655\n" + good,
                good + good,
                good.replace("RSA PUBLIC", "RSA PRIVATE"),
                good.replace("RSA PUBLIC", "PUBLIC"),
                good.replaceFirst("\n", "\nProxy = exec\n"),
                good.replaceFirst("\n", " X\n"),
                good.replaceFirst("M", "*"),
                good.replaceFirst("\n.{10}", "\n"),
                good + "\n".repeat(2000),
                "A".repeat(1_000_000),
                Keys.pem(Keys.modulus(1024), EXPONENT),
                Keys.pem(Keys.modulus(4097), EXPONENT),
                Keys.pem(Keys.modulus(2048), BigInteger.ONE),
                Keys.pem(Keys.modulus(2048), BigInteger.valueOf(3)),
                Keys.pem(Keys.modulus(2048).negate(), EXPONENT),
                Keys.pem(Keys.modulus(2048).add(BigInteger.ONE), EXPONENT),
                Keys.pem(Keys.modulus(2048)),
                Keys.pem(Keys.modulus(2048), EXPONENT, BigInteger.ONE),
                RsaKey.pem("RSA PUBLIC KEY", der("00" + NUMBER)),
                RsaKey.pem("RSA PUBLIC KEY", HexFormat.of().parseHex("30820109" + body(NUMBER))),
                RsaKey.pem("RSA PUBLIC KEY", new byte[] {0x30}),
                RsaKey.pem("RSA PUBLIC KEY", new byte[] {0x30, (byte) 0x84, 0x7f, 0, 0, 0}),
                RsaKey.pem("RSA PUBLIC KEY", new byte[] {0x30, (byte) 0x82, 0, 3, 2, (byte) 0x83, 1}),
                RsaKey.pem("RSA PUBLIC KEY", new byte[300]));
    }

    @Test
    @DisplayName("the encoding that those which are refused differ from is accepted")
    void hex() {
        assertThat(RsaKey.parse(RsaKey.pem("RSA PUBLIC KEY", der(NUMBER)))).contains(Keys.key(0));
    }

    /** A key whose modulus is written with these digits. */
    private static byte[] der(String modulus) {
        String body = body(modulus);
        return HexFormat.of().parseHex("3082" + HexFormat.of().toHexDigits((short) (body.length() / 2)) + body);
    }

    private static String body(String modulus) {
        return "0282" + HexFormat.of().toHexDigits((short) (modulus.length() / 2)) + modulus + "0203010001";
    }

    @Test
    @DisplayName("the largest key is accepted, also with other line breaks, and written in the one form")
    void otherForms() {
        String largest = Keys.pem(Keys.modulus(4096), EXPONENT);

        assertThat(RsaKey.parse(largest.replace("\n", "\r\n")).orElseThrow().pem())
                .isEqualTo(largest);
    }
}
