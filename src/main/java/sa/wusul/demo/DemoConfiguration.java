package sa.wusul.demo;

import java.nio.charset.StandardCharsets;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.templateresolver.ITemplateResolver;

/**
 * Configuration that loads the demo, which the program itself leaves out of its scan for
 * components.
 */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
@ComponentScan
public class DemoConfiguration {

	/** Returns the resolver of the pages below {@code /demo}. */
	@Bean
	public static ITemplateResolver demoTemplateResolver() {
		var pages = new ClassLoaderTemplateResolver();
		pages.getResolvablePatternSpec().addPattern("demo/*");
		pages.setSuffix(".html");
		pages.setCharacterEncoding(StandardCharsets.UTF_8.name());
		pages.setOrder(0);
		return pages;
	}

	/** Returns the style sheets of the pages. */
	@Bean
	public static WebMvcConfigurer demoStyles() {
		return new WebMvcConfigurer() {
			@Override
			public void addResourceHandlers(ResourceHandlerRegistry registry) {
				registry.addResourceHandler("/demo/*.css").addResourceLocations("classpath:/demo/");
			}
		};
	}

}
