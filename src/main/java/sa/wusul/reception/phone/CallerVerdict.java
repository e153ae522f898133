package sa.wusul.reception.phone;

/**
 * The result of a code given by a caller. A wrong code, an expired one, and any code
 * without a matching case have the same result.
 */
public record CallerVerdict(boolean proven, int triesLeft) {
}
