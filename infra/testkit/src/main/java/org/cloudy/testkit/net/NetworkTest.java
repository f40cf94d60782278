package org.cloudy.testkit.net;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * On a class of tests that want a {@link NetworkBed}: as a parameter of a test method for a bed of its own, of a
 * {@code @BeforeAll} method for one that all tests of the class share. The logs of a failed test stay in
 * {@code target/network}. Where no network can be made the tests are skipped with the reason.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(NetworkBedExtension.class)
public @interface NetworkTest {
    /** Programs without which the tests are skipped: {@code tincd}, say. */
    String[] needs() default {};
}
