package sa.wusul.platform.engine;

import java.time.Clock;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.Filter;
import org.camunda.bpm.engine.IdentityService;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

import sa.wusul.platform.audit.AuditLog;
import sa.wusul.platform.directory.StaffDirectoryService;
import sa.wusul.platform.encryption.KeyedHash;
import sa.wusul.platform.factor.FirstPasswords;
import sa.wusul.platform.factor.SecondFactors;
import sa.wusul.platform.factor.StaffSessionProperties;
import sa.wusul.platform.factor.StaffSessions;
import sa.wusul.platform.factor.StepUp;
import sa.wusul.platform.identity.AccountKeyProperties;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.model.EnglishNames;
import sa.wusul.platform.web.ErrorResponseWriter;
import sa.wusul.platform.web.HostCookies;

/**
 * Configuration of the filters of the HTTP interfaces: their addresses and their order.
 */
@Configuration
@EnableConfigurationProperties(AccountKeyProperties.class)
class FilterConfiguration {

	private static final String MEASURES = "/actuator/prometheus/*";

	@Bean
	FilterRegistrationBean<RequestAuditFilter> requestAuditFilter(AuditLog audit, IdentityService identity,
			KeyedHash hash) {
		return before(new RequestAuditFilter(audit, identity, hash), 5, "/*");
	}

	@Bean
	FilterRegistrationBean<ClosedPathFilter> closedPathFilter(ErrorResponseWriter answer) {
		return before(new ClosedPathFilter(answer), 10, "/*");
	}

	@Bean
	FilterRegistrationBean<ErrorMessageFilter> errorMessageFilter(ErrorResponseWriter answer, ObjectMapper json) {
		return before(new ErrorMessageFilter(answer, json), 20, "/engine-rest/*", "/camunda/api/*", "/api/*");
	}

	@Bean
	FilterRegistrationBean<LogInAttemptFilter> logInAttemptFilter() {
		return before(new LogInAttemptFilter(), 25, "/engine-rest/*", "/api/*", "/camunda/api/*", "/staff/*", MEASURES);
	}

	@Bean
	FilterRegistrationBean<PasswordSessionFilter> passwordSessionFilter(IdentityService identity,
			StaffDirectoryService directory) {
		return before(new PasswordSessionFilter(identity, directory), 27, "/camunda/*", "/staff/*", "/call/*");
	}

	@Bean
	@ConditionalOnProperty(StaffDirectoryService.PROVIDER)
	FilterRegistrationBean<ProviderLoginFilter> providerLoginFilter(StaffDirectoryService directory,
			HostCookies cookies) {
		return before(new ProviderLoginFilter(directory, cookies), 29, "/camunda/app/*");
	}

	@Bean
	FilterRegistrationBean<SecondFactorFilter> secondFactorFilter(FirstPasswords passwords, SecondFactors factors,
			StaffSessions sessions, StaffSessionProperties times, StepUp stepUp, ErrorResponseWriter answer,
			Clock clock) {
		return before(new SecondFactorFilter(passwords, factors, sessions, times, stepUp, answer, clock), 28, "/*");
	}

	@Bean
	FilterRegistrationBean<BasicLoginFilter> basicLoginFilter(IdentityService identity, AccountKeyProperties keys,
			Rights rights, SecondFactors factors, ErrorResponseWriter answer) {
		return before(new BasicLoginFilter(identity, keys, rights, factors, answer), 30, "/engine-rest/*", "/api/*",
				MEASURES);
	}

	@Bean
	FilterRegistrationBean<AccountAuditFilter> accountAuditFilter(AuditLog audit, IdentityService identity,
			KeyedHash hash, Clock clock) {
		return before(new AccountAuditFilter(audit, identity, hash, clock), 33, "/engine-rest/*", "/api/*", MEASURES);
	}

	@Bean
	FilterRegistrationBean<MonitoringFilter> monitoringFilter(IdentityService identity, ErrorResponseWriter answer) {
		return before(new MonitoringFilter(identity, answer), 35, MEASURES);
	}

	@Bean
	FilterRegistrationBean<ConfidentialCountFilter> confidentialCountFilter(Rights rights, IdentityService identity,
			ObjectMapper json) {
		return before(new ConfidentialCountFilter(rights, identity, json), 40, "/engine-rest/*", "/camunda/api/*");
	}

	@Bean
	FilterRegistrationBean<CockpitPageFilter> cockpitPageFilter(ErrorResponseWriter answer) {
		return before(new CockpitPageFilter(answer), 41, "/camunda/api/cockpit/*");
	}

	@Bean
	FilterRegistrationBean<EnglishNameFilter> englishNameFilter(EnglishNames names, ObjectMapper json) {
		return before(new EnglishNameFilter(names, json), 45, "/camunda/api/*");
	}

	private static <T extends Filter> FilterRegistrationBean<T> before(T filter, int place, String... addresses) {
		var registration = new FilterRegistrationBean<>(filter);
		registration.addUrlPatterns(addresses);
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE + place);
		return registration;
	}

}
