package sa.wusul.platform.factor;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One of the codes that open an account once if its factors are lost: {@code
 * 3-K7QM2-X9RTA}, whose first digit is its place in the list.
 */
record RecoveryCode(int place, String secret) {

	/** Letters and digits that nobody takes for each other. */
	private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

	private static final int PLACES = 10;

	private static final int LENGTH = 10;

	private static final SecureRandom RANDOM = new SecureRandom();

	static List<RecoveryCode> nextList() {
		return IntStream.range(0, PLACES).mapToObj((place) -> new RecoveryCode(place, nextSecret())).toList();
	}

	private static String nextSecret() {
		return RANDOM.ints(LENGTH, 0, ALPHABET.length())
			.mapToObj((letter) -> String.valueOf(ALPHABET.charAt(letter)))
			.collect(Collectors.joining());
	}

	/** Reads a code as people type it; empty for another text. */
	static Optional<RecoveryCode> read(String typed) {
		var plain = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
		return plain.matches("[0-9][" + ALPHABET + "]{" + LENGTH + "}")
				? Optional.of(new RecoveryCode(plain.charAt(0) - '0', plain.substring(1))) : Optional.empty();
	}

	String text() {
		return this.place + "-" + this.secret.substring(0, LENGTH / 2) + "-" + this.secret.substring(LENGTH / 2);
	}

}
