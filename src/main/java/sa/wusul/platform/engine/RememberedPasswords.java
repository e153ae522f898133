package sa.wusul.platform.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import org.springframework.stereotype.Component;

import sa.wusul.platform.encryption.KeyedHash;

/**
 * Passwords of HTTP basic that were right a moment ago, so that not every request pays
 * for the slow hash. This node keeps no password but a keyed hash of it with the stored
 * hash: another password, or a change of the account, ends it.
 */
@Component
class RememberedPasswords {

	private static final Duration LIFE = Duration.ofMinutes(5);

	private static final int MANY = 10_000;

	/** Part of the keyed hash that no other node and no database knows. */
	private final String process = UUID.randomUUID().toString();

	private final Map<String, Right> rights = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Right> eldest) {
			return size() > MANY;
		}
	});

	private final KeyedHash hash;

	private final Clock clock;

	RememberedPasswords(KeyedHash hash, Clock clock) {
		this.hash = hash;
		this.clock = clock;
	}

	/** Remembers that the password was right from this source. */
	void add(String user, String source, String storedHash, String password) {
		this.rights.put(user + " " + source,
				new Right(user, hashed(source, storedHash, password), this.clock.instant().plus(LIFE)));
	}

	/** Checks whether the password was right from this source. */
	boolean holds(String user, String source, String storedHash, String password) {
		var right = this.rights.get(user + " " + source);
		return right != null && this.clock.instant().isBefore(right.until())
				&& right.hash().equals(hashed(source, storedHash, password));
	}

	/** Forgets the passwords of an account that changes. */
	void forget(String user) {
		this.rights.values().removeIf((right) -> right.user().equals(user));
	}

	private String hashed(String source, String storedHash, String password) {
		return this.hash.hex(this.process, source, storedHash, password);
	}

	private record Right(String user, String hash, Instant until) {
	}

}
