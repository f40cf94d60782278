package org.cloudy.testkit.net;

import java.nio.file.Path;
import java.time.Duration;

/** Owns a bed with a bit of everything in the folder that it is told, until it is killed. */
final class Owner {
    private Owner() {}

    public static void main(String[] args) throws InterruptedException {
        NetworkBed bed = NetworkBed.open(Path.of(args[0]));
        Lan home = bed.lan("home");
        bed.nat(home, bed.internet(), Nat.SYMMETRIC);
        Host frozen = home.host("frozen");
        frozen.start("sleeper", "sleep", "600");
        frozen.web(80);
        frozen.freeze();
        home.host("other").start("daemon", "setsid", "--fork", "sleep", "600").awaitEnd();
        System.out.println("ready");
        Thread.sleep(Duration.ofMinutes(10));
    }
}
