package sa.wusul.platform.web;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/** Configuration of the web server with its budgets (ADR 42). */
@Configuration
@EnableConfigurationProperties(WebProperties.class)
class WebServerConfiguration {

	/** Runs after Spring Boot's own, whose valve finds the visitor behind a proxy. */
	@Bean
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> webServer(WebProperties settings,
			ObjectProvider<VisitorResolver> visitors, ErrorResponseWriter answers, ServerProperties server,
			ObjectProvider<MeterRegistry> meters, ObjectProvider<SharedSessionRepository> sessions,
			ObjectProvider<SessionEssence> essences, ObjectProvider<DrainHealthIndicator> drain,
			@Value("${wusul.shared-sessions:true}") boolean shared) {
		settings.check(server.getTomcat().getThreads().getMax());
		return (factory) -> {
			factory.setProtocol(GuardedHttpProtocol.class.getName());
			factory.addConnectorCustomizers(
					(connector) -> ((GuardedHttpProtocol) connector.getProtocolHandler()).guard(settings));
			factory.addEngineValves(new DrainValve(drain));
			if (shared) {
				var all = new SharedSessions(sessions, essences);
				factory.addContextCustomizers((context) -> context.setManager(all));
				factory.addEngineValves(new SharedSessionValve(all, settings));
			}
			factory.addEngineValves(new HeaderValve(settings, answers),
					new BudgetValve(settings, visitors.orderedStream().toList(), answers, meters));
		};
	}

	@Bean
	FilterRegistrationBean<ReplacedHeaderFilter> replacedHeaderFilter(WebProperties settings) {
		var registration = new FilterRegistrationBean<>(new ReplacedHeaderFilter(settings));
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
		return registration;
	}

	@Bean
	FilterRegistrationBean<ForgottenSiteFilter> forgottenSiteFilter() {
		var registration = new FilterRegistrationBean<>(new ForgottenSiteFilter());
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
		return registration;
	}

	/** Runs after the filter that refuses twisted addresses. */
	@Bean
	FilterRegistrationBean<ArrivalFilter> arrivalFilter(ObjectProvider<ResourceUrlProvider> files) {
		var registration = new FilterRegistrationBean<>(new ArrivalFilter(files));
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 11);
		return registration;
	}

	@Bean
	FilterRegistrationBean<RepeatedParameterFilter> repeatedParameterFilter(ErrorResponseWriter answers) {
		var registration = new FilterRegistrationBean<>(new RepeatedParameterFilter(answers));
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 12);
		return registration;
	}

	/** Runs before the web apps' own filters. */
	@Bean
	FilterRegistrationBean<ScriptMarkFilter> scriptMarkFilter() {
		var registration = new FilterRegistrationBean<>(new ScriptMarkFilter());
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 13);
		return registration;
	}

}
