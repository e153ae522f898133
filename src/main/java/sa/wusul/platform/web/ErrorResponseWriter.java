package sa.wusul.platform.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.springframework.web.util.HtmlUtils;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalWords;
import sa.wusul.platform.text.NeutralText;

/**
 * Writer of a refusal: as the JSON that Tasklist shows, in Arabic or the reader's
 * language, or as a page in both languages for a browser. An expected refusal is one line
 * of the log, except those of a flood, of which there may be thousands a second.
 */
@Component
public class ErrorResponseWriter {

	private static final Logger log = LoggerFactory.getLogger(ErrorResponseWriter.class);

	private static final Pattern PROGRAMS = Pattern.compile("/(engine-rest|camunda/api|api|actuator)(/|$)");

	private static final String PAGE = """
			<!DOCTYPE html>
			<html lang="%1$s" dir="%2$s"><head><meta charset="UTF-8">
			<meta name="viewport" content="width=device-width, initial-scale=1">
			<link rel="stylesheet" href="%3$s"><link rel="stylesheet" href="%13$s">
			<link rel="icon" type="image/svg+xml" href="%14$s">
			<title>%4$s</title></head>
			<body><header class="ministry"><div class="container d-flex flex-wrap gap-3 py-2"><a class="brand me-auto" href="/">%5$s</a><a href="/?lang=%6$s" lang="%6$s" hreflang="%6$s">%7$s</a></div></header>
			<main class="container py-4"><section class="narrow"><h1>%4$s</h1><p role="alert">%8$s</p>%9$s<p><a href="/">%10$s</a></p><p><a href="/services">%11$s</a></p><p><a href="/track">%12$s</a></p></section></main></body></html>
			""";

	private static final String TRANSLATION = "<p lang=\"en\" dir=\"ltr\">%s</p>";

	private static final String LOGGED = ErrorResponseWriter.class.getName();

	private final RefusalWords messages;

	private final ObjectProvider<LocaleResolver> languages;

	private final ObjectProvider<ResourceUrlProvider> files;

	private final ObjectMapper json;

	ErrorResponseWriter(RefusalWords messages, ObjectProvider<LocaleResolver> languages,
			ObjectProvider<ResourceUrlProvider> files, ObjectMapper json) {
		this.files = files;
		this.messages = messages;
		this.languages = languages;
		this.json = json;
	}

	public void write(HttpServletRequest request, HttpServletResponse response, RefusalException refusal)
			throws IOException {
		write(request, response, refusal.kind().status(), "Refusal", refusal, refusal.details());
	}

	public void write(HttpServletRequest request, HttpServletResponse response, int status, String type,
			RefusalException refusal, Map<String, Object> more) throws IOException {
		var arabic = this.messages.text(RefusalWords.ARABIC, refusal);
		var english = this.messages.text(Locale.ENGLISH, refusal);
		// A refusal of a filter within is written anew by the filter of messages.
		if (status < HttpServletResponse.SC_INTERNAL_SERVER_ERROR && !refusal.code().equals("web.tooManyAtOnce")
				&& request.getAttribute(LOGGED) == null) {
			request.setAttribute(LOGGED, true);
			log.info("Refused {} {}: {} {}", request.getMethod(), request.getRequestURI(), status, refusal.code());
		}
		response.setStatus(status);
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
		refusal.kind()
			.retryAfter()
			.stream()
			.filter((usual) -> !response.containsHeader(HttpHeaders.RETRY_AFTER))
			.forEach((seconds) -> response.setHeader(HttpHeaders.RETRY_AFTER, Integer.toString(seconds)));
		if (wantsPage(request)) {
			write(request, response, "text/html;charset=UTF-8",
					page(request, refusal).getBytes(StandardCharsets.UTF_8));
			return;
		}
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("type", type);
		body.put("code", refusal.code());
		body.put("message", prefersEnglish(request) ? english : arabic);
		body.put("messageAr", arabic);
		body.put("messageEn", english);
		body.putAll(more);
		write(request, response, "application/json;charset=UTF-8", this.json.writeValueAsBytes(body));
	}

	/**
	 * Returns a page in the language that the person chose, with ways on. Somebody who
	 * chose none and whose browser speaks English reads both.
	 */
	private String page(HttpServletRequest request, RefusalException refusal) {
		var arabic = language(request).equals(RefusalWords.ARABIC);
		var locale = arabic ? RefusalWords.ARABIC : Locale.ENGLISH;
		var both = (arabic && prefersEnglish(request))
				? NeutralText.format(TRANSLATION, escaped(this.messages.text(Locale.ENGLISH, refusal))) : "";
		return NeutralText.format(PAGE, locale.getLanguage(), arabic ? "rtl" : "ltr",
				file("/portal/lib/" + (arabic ? "bootstrap.rtl.min.css" : "bootstrap.min.css")), page(locale, "title"),
				page(locale, "name"), arabic ? "en" : "ar", page(locale, "other"),
				escaped(this.messages.text(locale, refusal)), both, page(locale, "home"), page(locale, "services"),
				page(locale, "track"), file("/portal/portal.css"), file("/portal/icon.svg"));
	}

	/** Returns the address of a file with its fingerprint. */
	private String file(String path) {
		return PageFileConfiguration.address(this.files, path);
	}

	private String page(Locale locale, String part) {
		return escaped(this.messages.word(locale, "page." + part));
	}

	private Locale language(HttpServletRequest request) {
		return Optional.ofNullable(this.languages.getIfAvailable())
			.map((resolver) -> resolver.resolveLocale(request))
			.orElse(RefusalWords.ARABIC);
	}

	private static String escaped(String text) {
		return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
	}

	private static void write(HttpServletRequest request, HttpServletResponse response, String type, byte[] content)
			throws IOException {
		response.setContentType(type);
		response.setContentLength(content.length);
		if (!"HEAD".equals(request.getMethod())) {
			response.getOutputStream().write(content);
		}
	}

	/** Checks whether a browser shows the answer to a person. */
	private static boolean wantsPage(HttpServletRequest request) {
		var accept = request.getHeader(HttpHeaders.ACCEPT);
		return accept != null && accept.contains("text/html") && !PROGRAMS.matcher(request.getRequestURI()).lookingAt();
	}

	/**
	 * Checks whether the reader asks for English and not, or with a lower weight, for
	 * Arabic.
	 */
	private static boolean prefersEnglish(HttpServletRequest request) {
		String header = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
		if (header == null) {
			return false;
		}
		try {
			return "en".equals(Locale.lookupTag(Locale.LanguageRange.parse(header), List.of("ar", "en")));
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

}
