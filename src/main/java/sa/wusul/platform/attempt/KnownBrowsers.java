package sa.wusul.platform.attempt;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

import sa.wusul.platform.encryption.KeyedHash;
import sa.wusul.platform.text.NeutralText;
import sa.wusul.platform.web.HostCookies;

/**
 * Browsers in which an account logged in before: strangers' tries elsewhere are no reason
 * to keep them out. A signed cookie proves it, one for each account of the browser; it
 * opens nothing by itself.
 */
@Component
public class KnownBrowsers {

	private static final String PREFIX = "wusul-known-";

	private static final Duration LIFE = Duration.ofDays(180);

	/** Accounts that one browser remembers. */
	private static final int ACCOUNTS = 12;

	private final SecureRandom random = new SecureRandom();

	private final KeyedHash hash;

	private final HostCookies cookies;

	private final Clock clock;

	KnownBrowsers(KeyedHash hash, HostCookies cookies, Clock clock) {
		this.hash = hash;
		this.cookies = cookies;
		this.clock = clock;
	}

	/** Returns the id of the browser, if the account logged in there before. */
	public Optional<String> find(HttpServletRequest request, Account account) {
		return this.cookies.find(request, name(account))
			.filter((value) -> isValid(value, account))
			.map((value) -> value.split("\\.")[0]);
	}

	/** Lets the browser remember that the account logged in. */
	public void remember(HttpServletRequest request, HttpServletResponse response, Account account) {
		var others = this.cookies.startingWith(request, PREFIX)
			.map(HostCookies.Found::name)
			.filter((name) -> !name.equals(name(account)))
			.toList();
		others.stream()
			.limit(Math.max(0, others.size() - ACCOUNTS + 1))
			.forEach((name) -> add(request, response, name, "", Duration.ZERO));
		var id = new byte[16];
		this.random.nextBytes(id);
		var signed = NeutralText.format("%s.%d", HexFormat.of().formatHex(id),
				this.clock.instant().plus(LIFE).getEpochSecond());
		add(request, response, name(account), signed + "." + signature(signed, account), LIFE);
	}

	private void add(HttpServletRequest request, HttpServletResponse response, String name, String value,
			Duration age) {
		response.addHeader(HttpHeaders.SET_COOKIE,
				this.cookies.create(request, name, value).maxAge(age).build().toString());
	}

	private boolean isValid(String value, Account account) {
		var parts = value.split("\\.");
		return parts.length == 3 && parts[1].matches("\\d{1,12}")
				&& MessageDigest.isEqual(signature(parts[0] + "." + parts[1], account).getBytes(), parts[2].getBytes())
				&& this.clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(parts[1])));
	}

	private String signature(String signed, Account account) {
		return this.hash.hex("known-browser", signed, account.kind(), account.name(), account.secret());
	}

	private String name(Account account) {
		return PREFIX + this.hash.hex("known-browser-name", account.kind(), account.name()).substring(0, 12);
	}

	/**
	 * An account.
	 *
	 * @param secret what ends the browser's knowledge when it changes, such as the hash
	 * of the password
	 */
	public record Account(String kind, String name, String secret) {
	}

}
