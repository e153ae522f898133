package sa.wusul.portal.api;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import sa.wusul.platform.identity.CurrentStaff;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Argument resolvers for the technical accounts of channels, billers, couriers, providers
 * of SMS and the register of detainees. A controller with a parameter of such a type
 * refuses all other accounts, before it reads what they sent. Channels ask about so many
 * cases an hour.
 */
@Configuration
class TechnicalAccountConfiguration implements WebMvcConfigurer, HandlerInterceptor {

	private static final PathPattern CASES = PathPatternParser.defaultInstance.parse("/api/cases/{reference}/**");

	private final CurrentStaff currentStaff;

	private final ObjectProvider<CaseReadLimiter> caseReads;

	private final List<AccountResolver<?>> accounts = List.of(
			new AccountResolver<>(ChannelAccount.class, "intake-channels", ChannelAccount::new, "channel.only"),
			new AccountResolver<>(BillerAccount.class, "billers", BillerAccount::new, "biller.only"),
			new AccountResolver<>(CourierAccount.class, "couriers", CourierAccount::new, "delivery.courierOnly"),
			new AccountResolver<>(DetaineeRegisterAccount.class, "detainee-registers", DetaineeRegisterAccount::new,
					"detainee.registerOnly"),
			new AccountResolver<>(SmsProviderAccount.class, "sms-providers", SmsProviderAccount::new,
					"sms.providerOnly"));

	TechnicalAccountConfiguration(CurrentStaff currentStaff, ObjectProvider<CaseReadLimiter> caseReads) {
		this.currentStaff = currentStaff;
		this.caseReads = caseReads;
	}

	@Override
	public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
		resolvers.addAll(this.accounts);
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this).addPathPatterns("/api/**");
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		if (handler instanceof HandlerMethod method) {
			Arrays.stream(method.getMethodParameters())
				.flatMap(
						(parameter) -> this.accounts.stream().filter((account) -> account.supportsParameter(parameter)))
				.map(AccountResolver::account)
				.filter((account) -> CASES.matches(PathContainer.parsePath(request.getRequestURI())))
				.filter(ChannelAccount.class::isInstance)
				.map(ChannelAccount.class::cast)
				.forEach((account) -> this.caseReads.getObject().take(account));
		}
		return true;
	}

	/**
	 * Resolver for the accounts of one group; all others are refused with the group's own
	 * message.
	 */
	private final class AccountResolver<T> implements HandlerMethodArgumentResolver {

		private final Class<T> type;

		private final String group;

		private final Function<String, T> named;

		private final String refusal;

		AccountResolver(Class<T> type, String group, Function<String, T> named, String refusal) {
			this.type = type;
			this.group = group;
			this.named = named;
			this.refusal = refusal;
		}

		@Override
		public boolean supportsParameter(MethodParameter parameter) {
			return parameter.getParameterType() == this.type;
		}

		@Override
		public T resolveArgument(MethodParameter parameter, ModelAndViewContainer container, NativeWebRequest request,
				WebDataBinderFactory binders) {
			return account();
		}

		private T account() {
			return TechnicalAccountConfiguration.this.currentStaff.person()
				.filter((person) -> person.groups().contains(this.group))
				.map((person) -> this.named.apply(person.userName()))
				.orElseThrow(() -> new RefusalException(Kind.FORBIDDEN, this.refusal));
		}

	}

}
