package sa.wusul.room;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * Values that nobody guesses: tickets, marks of browsers, names of rooms at the relay.
 */
final class RoomSecrets {

	private static final int BYTES = 24;

	private static final SecureRandom RANDOM = new SecureRandom();

	private RoomSecrets() {
	}

	static String fresh() {
		var bytes = new byte[BYTES];
		RANDOM.nextBytes(bytes);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

}
