package sa.wusul.portal;

import java.time.Duration;

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
 * on any page; a cookie keeps the choice.
 */
@Configuration
class PortalLanguageConfiguration implements WebMvcConfigurer {

	@Bean
	LocaleResolver localeResolver(@Value("${wusul.web.cookie-prefix:}") String prefix) {
		var cookies = HostCookies.of(prefix);
		var resolver = new CookieLocaleResolver(cookies.name("wusul-language"));
		resolver.setCookieSecure(cookies.areSecure());
		resolver.setDefaultLocale(RefusalWords.ARABIC);
		resolver.setCookieMaxAge(Duration.ofDays(365));
		resolver.setCookieSameSite("Lax");
		resolver.setCookieHttpOnly(true);
		resolver.setRejectInvalidCookies(false);
		return resolver;
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		var change = new LocaleChangeInterceptor();
		change.setParamName("lang");
		change.setIgnoreInvalidLocale(true);
		registry.addInterceptor(change)
			.addPathPatterns(CitizenAccessConfiguration.PAGES)
			.addPathPatterns("/track/**", "/staff/**");
	}

}
