package sa.wusul.platform.text;

import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Stream;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The language of what staff see in the web apps: Arabic, unless the person who asks
 * chose English there. What the program writes into cases and papers stays Arabic.
 */
public final class ShownText {

	private static final String ENGLISH = "en";

	private static final String ARABIC = "ar";

	/** The end of the name of the cookie that keeps a person's choice. */
	private static final String COOKIE = "wusul-desk-language";

	private static final ThreadLocal<Boolean> PAPER = new ThreadLocal<>();

	private ShownText() {
	}

	/** Checks whether the present request comes from a page in English. */
	public static boolean isEnglish() {
		return PAPER.get() == null
				&& RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes asked
				&& isEnglish(asked.getRequest());
	}

	/** Returns the text in the language of the page. */
	public static String choose(String arabic, String english) {
		return (english != null && !english.isBlank() && isEnglish()) ? english : arabic;
	}

	/** Collects what is printed in Arabic, whatever the language of the page. */
	public static <T> T inArabic(Supplier<T> work) {
		PAPER.set(true);
		try {
			return work.get();
		}
		finally {
			PAPER.remove();
		}
	}

	/**
	 * The pages name their language with each request; a link to a file leaves that to
	 * the browser, which sends the cookie.
	 */
	private static boolean isEnglish(HttpServletRequest request) {
		var named = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
		return ENGLISH.equals(named) || !ARABIC.equals(named) && cookies(request)
			.anyMatch((cookie) -> cookie.getName().endsWith(COOKIE) && ENGLISH.equals(cookie.getValue()));
	}

	private static Stream<Cookie> cookies(HttpServletRequest request) {
		return (request.getCookies() != null) ? Arrays.stream(request.getCookies()) : Stream.empty();
	}

}
