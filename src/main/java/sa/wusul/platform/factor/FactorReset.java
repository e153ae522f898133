package sa.wusul.platform.factor;

import java.time.Instant;

/** The removal of all factors of an account by an administrator. */
public record FactorReset(String by, String reason, Instant at) {
}
