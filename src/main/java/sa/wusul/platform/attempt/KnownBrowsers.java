package sa.wusul.platform.attempt;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

import sa.wusul.platform.encryption.KeyedHash;
import sa.wusul.platform.text.NeutralText;

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

	private final Clock clock;

	KnownBrowsers(KeyedHash hash, Clock clock) {
		this.hash = hash;
		this.clock = clock;
	}

	/** Returns the id of the browser, if the account logged in there before. */
	public Optional<String> find(HttpServletRequest request, Account account) {
		return cookies(request).filter((cookie) -> cookie.getName().equals(name(account)))
			.map(Cookie::getValue)
			.filter((value) -> isValid(value, account))
			.map((value) -> value.split("\\.")[0])
			.findFirst();
	}

	/** Lets the browser remember that the account logged in. */
	public void remember(HttpServletRequest request, HttpServletResponse response, Account account) {
		var others = cookies(request).map(Cookie::getName).filter((name) -> !name.equals(name(account))).toList();
		others.stream()
			.limit(Math.max(0, others.size() - ACCOUNTS + 1))
			.forEach((name) -> add(request, response, name, "", Duration.ZERO));
		var id = new byte[16];
		this.random.nextBytes(id);
		var signed = NeutralText.format("%s.%d", HexFormat.of().formatHex(id),
				this.clock.instant().plus(LIFE).getEpochSecond());
		add(request, response, name(account), signed + "." + signature(signed, account), LIFE);
	}

	private static void add(HttpServletRequest request, HttpServletResponse response, String name, String value,
			Duration age) {
		response.addHeader(HttpHeaders.SET_COOKIE,
				ResponseCookie.from(name, value)
					.path("/")
					.httpOnly(true)
					.secure(request.isSecure())
					.sameSite("Strict")
					.maxAge(age)
					.build()
					.toString());
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

	private static Stream<Cookie> cookies(HttpServletRequest request) {
		return Optional.ofNullable(request.getCookies())
			.stream()
			.flatMap(Arrays::stream)
			.filter((cookie) -> cookie.getName().startsWith(PREFIX));
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
