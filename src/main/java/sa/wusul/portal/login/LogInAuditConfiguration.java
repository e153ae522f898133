package sa.wusul.portal.login;

import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import sa.wusul.citizen.Citizen;
import sa.wusul.platform.attempt.VisitorAddress;
import sa.wusul.platform.audit.AuditEntry;
import sa.wusul.platform.audit.AuditLog;
import sa.wusul.platform.encryption.KeyedHash;
import sa.wusul.platform.text.NeutralText;

/**
 * Entries of the audit log for citizens: log-ins, and wrong tries of a log-in or of the
 * tracking page. A citizen has a pseudonym in it.
 */
@Configuration
class LogInAuditConfiguration {

	private static final String TRACK = "/track";

	@Bean
	WebMvcConfigurer logInAudit(AuditLog audit, KeyedHash hash) {
		return new WebMvcConfigurer() {
			@Override
			public void addInterceptors(InterceptorRegistry registry) {
				registry.addInterceptor(new LogIns(audit, hash)).addPathPatterns("/login/**", TRACK, TRACK + "/code");
			}
		};
	}

	/** Observer of the pages of log-in and tracking. */
	private record LogIns(AuditLog audit, KeyedHash hash) implements HandlerInterceptor {

		private static final String WAS_IN = LogInAuditConfiguration.class.getName();

		@Override
		public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
			request.setAttribute(WAS_IN, CitizenAccessConfiguration.citizen(request).isPresent());
			return true;
		}

		/** Writes a log-in before its answer, and ends it if it cannot be written. */
		@Override
		public void postHandle(HttpServletRequest request, HttpServletResponse response, Object handler,
				ModelAndView page) {
			var entered = Optional.of(request)
				.filter((one) -> Boolean.FALSE.equals(one.getAttribute(WAS_IN)))
				.flatMap(CitizenAccessConfiguration::citizen);
			try {
				entered.ifPresent((citizen) -> this.audit.add(entry(citizen, request)));
			}
			catch (RuntimeException unwritten) {
				request.getSession().invalidate();
				throw unwritten;
			}
		}

		@Override
		public void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler,
				Exception failure) {
			if (response.getStatus() >= 400) {
				var path = request.getRequestURI();
				this.audit
					.addLater(AuditEntry.refused("visitor", path.startsWith(TRACK) ? "case.track" : "citizen.login")
						.ofCase(path.equals(TRACK) ? request.getParameter("reference") : null)
						.on(path)
						.with(NeutralText.format("status=%d source=%s", response.getStatus(), source(request))));
			}
		}

		private AuditEntry entry(Citizen citizen, HttpServletRequest request) {
			return AuditEntry.done(this.audit.pseudonym(citizen.identityNumber()), "citizen.login")
				.on(request.getRequestURI())
				.with((citizen.helper() != null) ? "helper=" + citizen.helper() : "source=" + source(request));
		}

		private String source(HttpServletRequest request) {
			return this.hash.hex("log", VisitorAddress.of(request)).substring(0, 10);
		}

	}

}
