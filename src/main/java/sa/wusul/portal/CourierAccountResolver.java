package sa.wusul.portal;

import java.util.List;

import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import sa.wusul.platform.identity.CurrentStaff;
import sa.wusul.platform.problem.Refusal;
import sa.wusul.platform.problem.Refusal.Kind;

/** Lets couriers in and nobody else. */
@Configuration
class CourierAccountResolver implements HandlerMethodArgumentResolver, WebMvcConfigurer {

	private static final String COURIERS = "couriers";

	private final CurrentStaff currentStaff;

	CourierAccountResolver(CurrentStaff currentStaff) {
		this.currentStaff = currentStaff;
	}

	@Override
	public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
		resolvers.add(this);
	}

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return parameter.getParameterType() == CourierAccount.class;
	}

	@Override
	public CourierAccount resolveArgument(MethodParameter parameter, ModelAndViewContainer container,
			NativeWebRequest request, WebDataBinderFactory binders) {
		return this.currentStaff.person()
			.filter((person) -> person.groups().contains(COURIERS))
			.map((person) -> new CourierAccount(person.userName()))
			.orElseThrow(() -> new Refusal(Kind.FORBIDDEN, "delivery.courierOnly"));
	}

}
