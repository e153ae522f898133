package sa.wusul.platform.text;

import java.util.Arrays;
import java.util.Optional;
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

	/** The end of the name of the cookie that keeps a person's choice. */
	private static final String COOKIE = "wusul-desk-language";

	/** Whether what is printed at present is in English. */
	private static final ThreadLocal<Boolean> PRINTED = new ThreadLocal<>();

	private ShownText() {
	}

	/** Checks whether the present request comes from a page in English. */
	public static boolean isEnglish() {
		return (PRINTED.get() != null) ? PRINTED.get()
				: RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes asked
						&& isEnglish(asked.getRequest());
	}

	/** Returns the text in the language of the page. */
	public static String choose(String arabic, String english) {
		return (english != null && !english.isBlank() && isEnglish()) ? english : arabic;
	}

	/**
	 * Returns the text with this key in the language of the page, and Arabic if there is
	 * no English one.
	 */
	public static String of(String key) {
		return (isEnglish() && EnglishText.has(key)) ? EnglishText.of(key) : ArabicText.of(key);
	}

	/** Runs work whose texts are printed in Arabic, also for a page in English. */
	public static <T> T inArabic(Supplier<T> work) {
		return printed(false, work);
	}

	/** Runs work whose texts are printed in English, whoever asks for it. */
	public static <T> T inEnglish(Supplier<T> work) {
		return printed(true, work);
	}

	private static <T> T printed(boolean english, Supplier<T> work) {
		PRINTED.set(english);
		try {
			return work.get();
		}
		finally {
			PRINTED.remove();
		}
	}

	/**
	 * Checks whether a request comes from a page in English. The person's choice counts;
	 * a browser names a language of its own with some requests of a page and with each
	 * link. Without a choice, a program may name English.
	 */
	public static boolean isEnglish(HttpServletRequest request) {
		return cookies(request).filter((cookie) -> cookie.getName().endsWith(COOKIE))
			.findFirst()
			.map(Cookie::getValue)
			.or(() -> Optional.ofNullable(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)))
			.filter(ENGLISH::equals)
			.isPresent();
	}

	private static Stream<Cookie> cookies(HttpServletRequest request) {
		return (request.getCookies() != null) ? Arrays.stream(request.getCookies()) : Stream.empty();
	}

}
