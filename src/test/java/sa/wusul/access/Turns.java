package sa.wusul.access;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The addresses that one account asks for one object: every eighth one, beginning at
 * another for each account and object, so that all pairs of account, object and address
 * occur. All of them with the system property {@code access.all}.
 */
class Turns {

	private static final int EVERY = 8;

	private static final boolean ALL = Boolean.getBoolean("access.all");

	private final String account;

	Turns(String account) {
		this.account = account;
	}

	<T> List<T> of(String object, List<T> addresses) {
		var first = Math.floorMod(this.account.hashCode() * 31 + object.hashCode(), EVERY);
		return ALL ? addresses
				: IntStream.range(0, addresses.size())
					.filter((place) -> (place + first) % EVERY == 0)
					.mapToObj(addresses::get)
					.toList();
	}

}
