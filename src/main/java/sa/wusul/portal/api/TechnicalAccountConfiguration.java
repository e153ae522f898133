package sa.wusul.portal.api;

import java.util.List;
import java.util.function.Function;

import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import sa.wusul.platform.identity.CurrentStaff;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Argument resolvers for the technical accounts of channels, billers, couriers and the
 * register of detainees. A controller with a parameter of such a type refuses all other
 * accounts.
 */
@Configuration
class TechnicalAccountConfiguration implements WebMvcConfigurer {

	private final CurrentStaff currentStaff;

	TechnicalAccountConfiguration(CurrentStaff currentStaff) {
		this.currentStaff = currentStaff;
	}

	@Override
	public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
		resolvers
			.add(new AccountResolver<>(ChannelAccount.class, "intake-channels", ChannelAccount::new, "channel.only"));
		resolvers.add(new AccountResolver<>(BillerAccount.class, "billers", BillerAccount::new, "biller.only"));
		resolvers
			.add(new AccountResolver<>(CourierAccount.class, "couriers", CourierAccount::new, "delivery.courierOnly"));
		resolvers.add(new AccountResolver<>(DetaineeRegisterAccount.class, "detainee-registers",
				DetaineeRegisterAccount::new, "detainee.registerOnly"));
	}

	/**
	 * Resolver for the accounts of one group; all others are refused with the group's own
	 * message.
	 */
	private final class AccountResolver<T> implements HandlerMethodArgumentResolver {

		private final Class<T> account;

		private final String group;

		private final Function<String, T> named;

		private final String refusal;

		AccountResolver(Class<T> account, String group, Function<String, T> named, String refusal) {
			this.account = account;
			this.group = group;
			this.named = named;
			this.refusal = refusal;
		}

		@Override
		public boolean supportsParameter(MethodParameter parameter) {
			return parameter.getParameterType() == this.account;
		}

		@Override
		public T resolveArgument(MethodParameter parameter, ModelAndViewContainer container, NativeWebRequest request,
				WebDataBinderFactory binders) {
			return TechnicalAccountConfiguration.this.currentStaff.person()
				.filter((person) -> person.groups().contains(this.group))
				.map((person) -> this.named.apply(person.userName()))
				.orElseThrow(() -> new RefusalException(Kind.FORBIDDEN, this.refusal));
		}

	}

}
