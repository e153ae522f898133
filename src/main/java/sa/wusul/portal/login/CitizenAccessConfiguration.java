package sa.wusul.portal.login;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import sa.wusul.casefile.Channel;
import sa.wusul.citizen.Citizen;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.portal.call.CallerSessionService;
import sa.wusul.portal.hall.KioskPages;

/**
 * Access to the portal's pages: a controller with a parameter of type {@link Citizen} is
 * open to citizens who have logged in, and redirects others to the log-in.
 */
@Configuration
public class CitizenAccessConfiguration implements WebMvcConfigurer, HandlerInterceptor, HandlerMethodArgumentResolver {

	public static final String CITIZEN = "citizen";

	/** Address patterns of the portal's pages. */
	public static final String[] PAGES = { "/", "/login/**", "/file/**", "/cases/**", "/messages/**", "/services/**",
			"/appointments", "/tawasul/**", "/verify/**", "/kiosk/**", "/call/**", "/terminal/**", "/room/**",
			"/promises", "/about/**", "/mine", "/mine/**", "/ticket", "/hall/*/ticket", "/hall/*/ticket/*" };

	private static final Pattern SLOT = Pattern.compile("[0-9]{1,18}");

	private static final Set<String> READING = Set.of("GET", "HEAD");

	private final CallerSessionService calls;

	CitizenAccessConfiguration(CallerSessionService calls) {
		this.calls = calls;
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this).addPathPatterns(PAGES);
	}

	@Override
	public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
		resolvers.add(this);
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		if (request.getDispatcherType() == DispatcherType.ASYNC) {
			// The end of a stream, whose reader was let in at its begin.
			return true;
		}
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		this.calls.endExpiredSession(request);
		if (handler instanceof HandlerMethod method
				&& Arrays.stream(method.getMethodParameters()).anyMatch(this::supportsParameter)) {
			loggedIn(request);
		}
		if (!READING.contains(request.getMethod())) {
			this.calls.recordAction(request);
		}
		return true;
	}

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return parameter.getParameterType() == Citizen.class;
	}

	@Override
	public Citizen resolveArgument(MethodParameter parameter, ModelAndViewContainer container, NativeWebRequest request,
			WebDataBinderFactory binders) {
		return loggedIn(request.getNativeRequest(HttpServletRequest.class));
	}

	/** Returns the citizen, before anything that was sent is read. */
	private static Citizen loggedIn(HttpServletRequest request) {
		return citizen(request).orElseThrow(() -> {
			PendingInput.keep(request);
			return new LogInFirst(request.getRequestURI() + chosen(request));
		});
	}

	/**
	 * Returns the appointment that was chosen before the log-in, as part of an address.
	 */
	private static String chosen(HttpServletRequest request) {
		var slot = request.getParameter("slot");
		if (!READING.contains(request.getMethod()) || slot == null || !SLOT.matcher(slot).matches()) {
			return "";
		}
		return "?slot=" + slot + ("true".equals(request.getParameter("interpreter")) ? "&interpreter=true" : "");
	}

	public static Optional<Citizen> citizen(HttpServletRequest request) {
		return Optional.ofNullable(request.getSession(false)).map((session) -> (Citizen) session.getAttribute(CITIZEN));
	}

	/** Returns the channel by which a request from this session reaches the ministry. */
	public static Channel channel(HttpServletRequest request) {
		if (CallerSessionService.current(request).isPresent()) {
			return Channel.PHONE;
		}
		return KioskPages.centre(request).isPresent() ? Channel.KIOSK : Channel.PORTAL;
	}

	/** Thrown if a page requires a log-in. */
	public static class LogInFirst extends RefusalException {

		private final String address;

		LogInFirst(String address) {
			super(Kind.UNAUTHENTICATED, "login.first");
			this.address = address;
		}

		public String address() {
			return this.address;
		}

	}

}
