package sa.wusul.papers;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The code to check whether a paper is genuine, typed or scanned: {@code 7K3M-9QXA-2HTD}.
 * Unlike the paper's number it cannot be guessed: eleven random signs, and a check sign
 * that detects one misread sign. Signs that look alike are equal.
 */
public record VerificationCode(String value) {

	static final int LENGTH = 12;

	/** The code of a paper that is not issued. */
	static final VerificationCode NONE = new VerificationCode("0".repeat(LENGTH));

	private static final String SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

	private static final int GROUP = 4;

	private static final SecureRandom RANDOM = new SecureRandom();

	static VerificationCode random() {
		var signs = RANDOM.ints(LENGTH - 1, 0, SIGNS.length())
			.mapToObj((place) -> String.valueOf(SIGNS.charAt(place)))
			.collect(Collectors.joining());
		return new VerificationCode(signs + SIGNS.charAt(missing(signs)));
	}

	/** Reads a code; empty if it is not valid. */
	public static Optional<VerificationCode> read(String typed) {
		var signs = typed.codePoints()
			.filter((sign) -> !Character.isWhitespace(sign) && sign != '-')
			.map(VerificationCode::alike)
			.mapToObj(Character::toString)
			.collect(Collectors.joining());
		var known = signs.length() == LENGTH && signs.chars().allMatch((sign) -> SIGNS.indexOf(sign) >= 0);
		return (known && sum(signs) % SIGNS.length() == 0) ? Optional.of(new VerificationCode(signs))
				: Optional.empty();
	}

	/** Returns the code in groups of four. */
	public String grouped() {
		return this.value.replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
	}

	private static int alike(int sign) {
		if (Character.isDigit(sign)) {
			return '0' + Character.digit(sign, 10);
		}
		return switch (Character.toString(sign).toUpperCase(Locale.ROOT)) {
			case "O" -> '0';
			case "I", "L" -> '1';
			default -> Character.toUpperCase(sign);
		};
	}

	private static int missing(String signs) {
		return Math.floorMod(-sum(signs + SIGNS.charAt(0)), SIGNS.length());
	}

	/**
	 * Computes the Luhn sum: every second sign from the right counts double, digit by
	 * digit.
	 */
	private static int sum(String signs) {
		var sum = 0;
		for (var place = 0; place < signs.length(); place++) {
			var weighted = SIGNS.indexOf(signs.charAt(signs.length() - 1 - place)) * (1 + place % 2);
			sum += weighted / SIGNS.length() + weighted % SIGNS.length();
		}
		return sum;
	}

}
