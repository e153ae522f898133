package sa.wusul.reception.phone;

/**
 * What became of a code that a caller read out. A wrong code, one that is too old, and
 * any code where no case was found say the same.
 */
public record Verdict(boolean proven, int triesLeft) {
}
