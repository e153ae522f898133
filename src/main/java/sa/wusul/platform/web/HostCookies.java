package sa.wusul.platform.web;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseCookie.ResponseCookieBuilder;
import org.springframework.stereotype.Component;

/**
 * The cookies of the program. Behind TLS their names begin with {@code __Host-}: browsers
 * take such a cookie from this host only, by TLS, for all its pages, so that neither
 * another host of the domain nor an open connection can plant one.
 */
@Component
public class HostCookies {

	private final String prefix;

	HostCookies(@Value("${wusul.web.cookie-prefix:}") String prefix) {
		this.prefix = prefix;
	}

	/**
	 * Creates cookies whose names begin so, for what is configured before all beans
	 * exist.
	 */
	public static HostCookies of(String prefix) {
		return new HostCookies(prefix);
	}

	/** Returns the name that the browser knows. */
	public String name(String name) {
		return this.prefix + name;
	}

	/** Returns whether all cookies are for TLS only. */
	public boolean areSecure() {
		return !this.prefix.isEmpty();
	}

	/** Begins a cookie that no script and no page of another site can use. */
	public ResponseCookieBuilder create(HttpServletRequest request, String name, String value) {
		return ResponseCookie.from(name(name), value)
			.path("/")
			.httpOnly(true)
			.secure(areSecure() || request.isSecure())
			.sameSite("Strict");
	}

	/** Returns the values of the cookies whose names begin so, by their own names. */
	public Stream<Found> startingWith(HttpServletRequest request, String start) {
		return Optional.ofNullable(request.getCookies())
			.stream()
			.flatMap(Arrays::stream)
			.filter((cookie) -> cookie.getName().startsWith(name(start)))
			.map((cookie) -> new Found(cookie.getName().substring(this.prefix.length()), cookie.getValue()));
	}

	/** Returns the value of a cookie. */
	public Optional<String> find(HttpServletRequest request, String name) {
		return startingWith(request, name).filter((found) -> found.name().equals(name)).map(Found::value).findFirst();
	}

	/** A cookie that a browser sent. */
	public record Found(String name, String value) {
	}

}
