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

/** Lets channels in and nobody else. */
@Configuration
class ChannelAccountResolver implements HandlerMethodArgumentResolver, WebMvcConfigurer {

	private static final String CHANNELS = "intake-channels";

	private final CurrentStaff currentStaff;

	ChannelAccountResolver(CurrentStaff currentStaff) {
		this.currentStaff = currentStaff;
	}

	@Override
	public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
		resolvers.add(this);
	}

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return parameter.getParameterType() == ChannelAccount.class;
	}

	@Override
	public ChannelAccount resolveArgument(MethodParameter parameter, ModelAndViewContainer container,
			NativeWebRequest request, WebDataBinderFactory binders) {
		return this.currentStaff.person()
			.filter((person) -> person.groups().contains(CHANNELS))
			.map((person) -> new ChannelAccount(person.userName()))
			.orElseThrow(() -> new Refusal(Kind.FORBIDDEN, "channel.only"));
	}

}
