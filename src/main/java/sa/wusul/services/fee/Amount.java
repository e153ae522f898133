package sa.wusul.services.fee;

import java.math.BigDecimal;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/** A sum of money in the Kingdom's currency, stored in its smallest unit. */
public record Amount(long halalas) {

	private static final BigDecimal MOST = new BigDecimal("1000000000");

	public static Amount ofRiyals(long riyals) {
		return new Amount(Math.multiplyExact(riyals, 100L));
	}

	/**
	 * Converts an amount in riyals.
	 * @throws RefusalException {@code amount.form} if the sum cannot be paid
	 */
	public static Amount parse(BigDecimal riyals) {
		if (riyals == null || riyals.signum() <= 0 || riyals.compareTo(MOST) > 0
				|| riyals.stripTrailingZeros().scale() > 2) {
			throw new RefusalException(Kind.INVALID, "amount.form");
		}
		return new Amount(riyals.movePointRight(2).longValueExact());
	}

	public Amount plus(Amount other) {
		return new Amount(Math.addExact(this.halalas, other.halalas));
	}

	public BigDecimal riyals() {
		return BigDecimal.valueOf(this.halalas, 2);
	}

	/** Returns riyals in everyday notation: {@code 300}, {@code 299.50}. */
	@Override
	public String toString() {
		return (this.halalas % 100 == 0) ? String.valueOf(this.halalas / 100) : riyals().toPlainString();
	}

}
