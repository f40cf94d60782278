package org.cloudy.tinc;

import java.math.BigInteger;

/** Keys that nobody can use, made without waiting. */
final class Keys {
    private Keys() {}

    static RsaKey key(int number) {
        return new RsaKey(modulus(2048).add(BigInteger.valueOf(2L * number)));
    }

    static String pem(int number) {
        return key(number).pem();
    }

    /** An odd number of so many bits. */
    static BigInteger modulus(int bits) {
        return BigInteger.ONE.shiftLeft(bits - 1).add(BigInteger.ONE);
    }

    static String pem(BigInteger... numbers) {
        return RsaKey.pem("RSA PUBLIC KEY", Der.encode(numbers));
    }
}
