package sa.wusul.portal.login;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Ends sessions of citizens whose time is over, before a page asks who they are. */
@Configuration
class CitizenSessionConfiguration implements WebMvcConfigurer, HandlerInterceptor {

	private final CitizenSessionService sessions;

	CitizenSessionConfiguration(CitizenSessionService sessions) {
		this.sessions = sessions;
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this)
			.addPathPatterns(CitizenAccessConfiguration.PAGES)
			.addPathPatterns("/track/**")
			.order(Ordered.HIGHEST_PRECEDENCE);
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		if (request.getDispatcherType() != DispatcherType.ASYNC) {
			this.sessions.check(request);
		}
		return true;
	}

}
