package sa.wusul.portal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;

import sa.wusul.platform.text.Sha256;
import sa.wusul.platform.web.HostCookies;

/**
 * The keys of registered devices of one kind. A device keeps its number and key in a
 * cookie that no script reads; the program keeps the hash.
 *
 * @param cookies the program's cookies
 * @param cookie name of the device's
 * @param keyHash finds the SHA-256 of a device's key by its number
 */
public record DeviceKeys(HostCookies cookies, String cookie, Function<String, Optional<String>> keyHash) {

	private static final String BETWEEN = ".";

	/**
	 * Registers the device of this request.
	 * @return whether number and key are right
	 */
	public boolean register(String number, String key, HttpServletRequest request, HttpServletResponse response) {
		var told = number.strip() + BETWEEN + key.strip();
		if (known(told).isEmpty()) {
			return false;
		}
		response.addHeader(HttpHeaders.SET_COOKIE,
				this.cookies.create(request, this.cookie, told).maxAge(Duration.ofDays(365)).build().toString());
		return true;
	}

	/** Finds the number of the registered device of this request. */
	public Optional<String> find(HttpServletRequest request) {
		return this.cookies.find(request, this.cookie).flatMap(this::known);
	}

	private Optional<String> known(String told) {
		var parts = told.split("\\" + BETWEEN, 2);
		return this.keyHash.apply(parts[0])
			.filter((hash) -> parts.length == 2 && same(hash, Sha256.hex(parts[1])))
			.map((hash) -> parts[0]);
	}

	private static boolean same(String one, String other) {
		return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
	}

}
