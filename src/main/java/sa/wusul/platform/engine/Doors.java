package sa.wusul.platform.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.Filter;
import org.camunda.bpm.engine.IdentityService;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

import sa.wusul.platform.identity.Rights;

/** Registers the filters of the HTTP interfaces: their addresses and their order. */
@Configuration
class Doors {

	private static final String MEASURES = "/actuator/prometheus/*";

	@Bean
	FilterRegistrationBean<ClosedWays> closedWays(ErrorAnswer answer) {
		return before(new ClosedWays(answer), 10, "/*");
	}

	@Bean
	FilterRegistrationBean<ErrorMessages> errorMessages(ErrorAnswer answer, ObjectMapper json) {
		return before(new ErrorMessages(answer, json), 20, "/engine-rest/*", "/camunda/api/*", "/api/*");
	}

	@Bean
	FilterRegistrationBean<BasicLogin> basicLogin(IdentityService identity, ErrorAnswer answer) {
		return before(new BasicLogin(identity, answer), 30, "/engine-rest/*", "/api/*", MEASURES);
	}

	@Bean
	FilterRegistrationBean<MonitoringDoor> monitoringDoor(IdentityService identity, ErrorAnswer answer) {
		return before(new MonitoringDoor(identity, answer), 35, MEASURES);
	}

	@Bean
	FilterRegistrationBean<UploadLimit> uploadLimit(ErrorAnswer answer) {
		return before(new UploadLimit(answer), 35, "/engine-rest/*", "/camunda/api/*");
	}

	@Bean
	FilterRegistrationBean<ConfidentialCounts> confidentialCounts(Rights rights, IdentityService identity,
			ObjectMapper json) {
		return before(new ConfidentialCounts(rights, identity, json), 40, "/engine-rest/*", "/camunda/api/*");
	}

	private static <T extends Filter> FilterRegistrationBean<T> before(T filter, int place, String... addresses) {
		var registration = new FilterRegistrationBean<>(filter);
		registration.addUrlPatterns(addresses);
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE + place);
		return registration;
	}

}
