package sa.wusul.portal;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
 * on any page; a cookie keeps the choice. Other languages do not exist, whatever an
 * address or a cookie says.
 */
@Configuration
class PortalLanguageConfiguration implements WebMvcConfigurer {

	private static final List<Locale> LANGUAGES = List.of(RefusalWords.ARABIC, Locale.ENGLISH);

	@Bean
	LocaleResolver localeResolver(@Value("${wusul.web.cookie-prefix:}") String prefix) {
		var cookies = HostCookies.of(prefix);
		var resolver = new CookieLocaleResolver(cookies.name("wusul-language")) {

			@Override
			protected Locale parseLocaleValue(String kept) {
				return known(kept);
			}

		};
		resolver.setCookieSecure(cookies.areSecure());
		resolver.setDefaultLocale(RefusalWords.ARABIC);
		resolver.setCookieMaxAge(Duration.ofDays(365));
		resolver.setCookieSameSite("Lax");
		resolver.setCookieHttpOnly(true);
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
