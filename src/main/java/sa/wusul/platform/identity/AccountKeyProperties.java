package sa.wusul.platform.identity;

import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import sa.wusul.platform.text.Sha256;

/**
 * The keys of technical accounts: long random texts, of which the program knows the
 * SHA-256 hash only. An account may have two while its key is replaced.
 *
 * @param keys hashes by account
 */
@ConfigurationProperties("wusul.accounts")
public record AccountKeyProperties(@DefaultValue Map<String, Set<String>> keys) {

	/** Checks whether this is a key of the account. */
	public boolean opens(String account, String key) {
		var given = Sha256.hex(key).getBytes();
		return this.keys.getOrDefault(account, Set.of())
			.stream()
			.anyMatch((hash) -> MessageDigest.isEqual(hash.getBytes(), given));
	}

	/** Returns the account that this key opens. */
	public Optional<String> account(String key) {
		return this.keys.keySet().stream().filter((account) -> opens(account, key)).findFirst();
	}

	/** Checks whether an account has the key of the demo, which everybody may read. */
	public boolean hasPublicKey() {
		return this.keys.keySet().stream().anyMatch((account) -> opens(account, PublicCredentials.key(account)));
	}

}
