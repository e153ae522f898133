package sa.wusul.support;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Tag;

/**
 * Tells a journey on {@link OnH2 H2} in the nightly run. Each build tells it on
 * PostgreSQL; the whole case, and all tests of tables, run on both there.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@OnH2
@Tag("nightly")
public @interface OnH2Nightly {

}
