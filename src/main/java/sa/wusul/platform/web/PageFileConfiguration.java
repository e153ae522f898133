package sa.wusul.platform.web;

import java.time.Duration;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.CssLinkResourceTransformer;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/**
 * The files of pages: style sheets, scripts, fonts and icons have addresses with the
 * fingerprint of their content, which browsers keep for a year; a file under its bare
 * address is asked for again after some minutes (ADR 77).
 */
@Configuration
class PageFileConfiguration implements WebMvcConfigurer, HandlerInterceptor {

	private static final String FILES = PageFileFilter.FILES + "**";

	private static final String FOR_GOOD = CacheControl.maxAge(Duration.ofDays(365))
		.cachePublic()
		.immutable()
		.getHeaderValue();

	private static final String FOR_A_WHILE = CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic().getHeaderValue();

	private final ObjectProvider<ResourceUrlProvider> addresses;

	PageFileConfiguration(ObjectProvider<ResourceUrlProvider> addresses) {
		this.addresses = addresses;
	}

	@Override
	public void addResourceHandlers(ResourceHandlerRegistry registry) {
		registry.addResourceHandler(FILES)
			.addResourceLocations("classpath:/static/portal/")
			.resourceChain(true)
			.addResolver(new PageFileResolver())
			.addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"))
			.addTransformer(new CssLinkResourceTransformer());
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this).addPathPatterns(FILES);
	}

	@Bean
	PageFileFilter pageFileFilter() {
		return new PageFileFilter(this.addresses);
	}

	/** Returns the address of a file with its fingerprint, if it is known. */
	static String address(ObjectProvider<ResourceUrlProvider> addresses, String path) {
		return Optional.ofNullable(addresses.getIfAvailable())
			.map((provider) -> provider.getForLookupPath(path))
			.orElse(path);
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		var path = request.getRequestURI();
		var bare = PageFileResolver.bare(path);
		response.setHeader(HttpHeaders.CACHE_CONTROL,
				bare.equals(path) ? FOR_A_WHILE : path.equals(address(this.addresses, bare)) ? FOR_GOOD : "no-store");
		return true;
	}

}
