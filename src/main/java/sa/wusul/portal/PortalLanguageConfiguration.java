package sa.wusul.portal;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

import sa.wusul.platform.problem.RefusalWords;
import sa.wusul.platform.web.HostCookies;
import sa.wusul.portal.login.CitizenAccessConfiguration;

/**
 * Language of the pages: Arabic, unless the visitor chooses English with {@code ?lang=en}
 * on any page; a cookie keeps the choice. Pages of staff share the choice of the web
 * apps. Addresses and cookies with other languages count for nothing.
 */
@Configuration
class PortalLanguageConfiguration implements WebMvcConfigurer {

	private static final List<Locale> LANGUAGES = List.of(RefusalWords.ARABIC, Locale.ENGLISH);

	/** Pages of staff beside the web apps, and refusals of the web apps themselves. */
	private static final Pattern STAFF = Pattern.compile("/(staff|camunda)/");

	/** The page of a room is for staff and citizens. */
	private static final String ROOM = "/room/";

	private static final String STAFF_CHOICE = "wusul-desk-language";

	@Bean
	LocaleResolver localeResolver(@Value("${wusul.web.cookie-prefix:}") String prefix) {
		var cookies = HostCookies.of(prefix);
		var visitors = kept(cookies, "wusul-language");
		visitors.setCookieSameSite("Lax");
		visitors.setCookieHttpOnly(true);
		// The pages of the web apps read and write this one.
		var staff = kept(cookies, STAFF_CHOICE);
		staff.setCookieSameSite("Strict");
		staff.setCookieHttpOnly(false);
		return new LocaleResolver() {

			@Override
			public Locale resolveLocale(HttpServletRequest request) {
				return place(request).resolveLocale(request);
			}

			@Override
			public void setLocale(HttpServletRequest request, HttpServletResponse response, Locale language) {
				place(request).setLocale(request, response, language);
			}

			private LocaleResolver place(HttpServletRequest request) {
				var address = request.getRequestURI();
				var ofStaff = STAFF.matcher(address).lookingAt()
						|| address.startsWith(ROOM) && cookies.find(request, STAFF_CHOICE).isPresent();
				return ofStaff ? staff : visitors;
			}

		};
	}

	private static CookieLocaleResolver kept(HostCookies cookies, String name) {
		var resolver = new CookieLocaleResolver(cookies.name(name)) {

			@Override
			protected Locale parseLocaleValue(String kept) {
				return known(kept);
			}

		};
		resolver.setCookieSecure(cookies.areSecure());
		resolver.setDefaultLocale(RefusalWords.ARABIC);
		resolver.setCookieMaxAge(Duration.ofDays(365));
		resolver.setRejectInvalidCookies(false);
		return resolver;
	}

	/** Returns the language of this name, or null. */
	private static Locale known(String name) {
		return LANGUAGES.stream().filter((language) -> language.getLanguage().equals(name)).findFirst().orElse(null);
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		var change = new LocaleChangeInterceptor() {

			@Override
			protected Locale parseLocaleValue(String asked) {
				return Optional.ofNullable(known(asked))
					.orElseThrow(() -> new IllegalArgumentException("No such language"));
			}

		};
		change.setParamName("lang");
		change.setIgnoreInvalidLocale(true);
		registry.addInterceptor(change)
			.addPathPatterns(CitizenAccessConfiguration.PAGES)
			.addPathPatterns("/track/**", "/staff/**", "/hall/**", "/demo/design");
	}

}
