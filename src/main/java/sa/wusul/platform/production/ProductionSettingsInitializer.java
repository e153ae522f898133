package sa.wusul.platform.production;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;

import sa.wusul.platform.production.UnsafeSettingsException.Reason;
import sa.wusul.platform.text.NeutralText;

/** Initializer that checks the settings before the application context starts. */
class ProductionSettingsInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	private static final Reason BOTH = new Reason("الوضعان demo و production مفعلان معا. اختر واحدا منهما.",
			"The profiles demo and production are both active. Choose one of them.");

	private static final Reason H2 = new Reason(
			"وضع production لا يعمل على H2. اضبط WUSUL_DATABASE_URL على قاعدة PostgreSQL، مثل"
					+ " jdbc:postgresql://host:5432/wusul",
			"The profile production does not run on H2. Set WUSUL_DATABASE_URL to a PostgreSQL database, such as"
					+ " jdbc:postgresql://host:5432/wusul");

	private static final Reason NOT_POSTGRESQL = new Reason(
			"وضع production يعمل على PostgreSQL فقط. يجب أن يبدأ WUSUL_DATABASE_URL بـ jdbc:postgresql:",
			"The profile production runs on PostgreSQL only. WUSUL_DATABASE_URL must begin with jdbc:postgresql:");

	/** Pattern of the public address, which papers carry for decades. */
	private static final String PUBLIC_ADDRESS = "https://[A-Za-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._-]+)*";

	private static final Reason ADDRESS = new Reason(
			"يجب أن يكون WUSUL_PUBLIC_ADDRESS عنوان البوابة كما يصلها الناس، بلا شرطة في آخره، مثل https://wusul.example.sa",
			"WUSUL_PUBLIC_ADDRESS must be the portal's address as people reach it, without a slash at its end, such as"
					+ " https://wusul.example.sa");

	private static final String NATIONAL = "spring.security.oauth2.client.%s.national.%s";

	private static final Reason ISSUER = new Reason(
			"الدخول بالهوية الوطنية مفعل، فيجب أن يكون SPRING_SECURITY_OAUTH2_CLIENT_PROVIDER_NATIONAL_ISSUERURI عنوان الجهة المصدرة ويبدأ بـ https://",
			"Log-in with the national identity is enabled, so SPRING_SECURITY_OAUTH2_CLIENT_PROVIDER_NATIONAL_ISSUERURI must be the issuer's address and begin with https://");

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		var environment = context.getEnvironment();
		checkProfiles(environment);
		if (environment.acceptsProfiles(Profiles.of("production"))) {
			checkProduction(environment);
		}
	}

	private static void checkProfiles(ConfigurableEnvironment environment) {
		boolean demo = environment.acceptsProfiles(Profiles.of("demo"));
		boolean production = environment.acceptsProfiles(Profiles.of("production"));
		if (demo && production) {
			throw new UnsafeSettingsException(BOTH);
		}
		if (!demo && !production) {
			var active = Set.of(environment.getActiveProfiles());
			throw new UnsafeSettingsException(
					new Reason(NeutralText.format("لا يوجد وضع بالاسم %s. فعل demo أو production.", active),
							NeutralText.format("There is no profile %s. Activate demo or production.", active)));
		}
	}

	private static void checkProduction(ConfigurableEnvironment environment) {
		List<Reason> reasons = new ArrayList<>();
		String url = environment.getProperty("spring.datasource.url", "");
		if (url.isBlank()) {
			reasons.add(missing("WUSUL_DATABASE_URL"));
		}
		else if (url.startsWith("jdbc:h2:")) {
			reasons.add(H2);
		}
		else if (!url.startsWith("jdbc:postgresql:")) {
			reasons.add(NOT_POSTGRESQL);
		}
		if (environment.getProperty("spring.datasource.username", "").isBlank()) {
			reasons.add(missing("WUSUL_DATABASE_USER"));
		}
		if (environment.getProperty("spring.datasource.password", "").isBlank()) {
			reasons.add(missing("WUSUL_DATABASE_PASSWORD"));
		}
		String publicAddress = environment.getProperty("wusul.public-address", "");
		if (publicAddress.isBlank()) {
			reasons.add(missing("WUSUL_PUBLIC_ADDRESS"));
		}
		else if (!publicAddress.matches(PUBLIC_ADDRESS)) {
			reasons.add(ADDRESS);
		}
		checkNationalIdentity(environment, reasons);
		if (!reasons.isEmpty()) {
			throw new UnsafeSettingsException(reasons);
		}
	}

	private static void checkNationalIdentity(ConfigurableEnvironment environment, List<Reason> reasons) {
		if (!environment.containsProperty(NeutralText.format(NATIONAL, "registration", "client-id"))) {
			return;
		}
		if (!environment.getProperty(NeutralText.format(NATIONAL, "provider", "issuer-uri"), "")
			.startsWith("https://")) {
			reasons.add(ISSUER);
		}
		if (environment.getProperty("wusul.portal.oidc.identity-claim", "").isBlank()) {
			reasons.add(missing("WUSUL_PORTAL_OIDC_IDENTITYCLAIM"));
		}
	}

	private static Reason missing(String variable) {
		return new Reason(NeutralText.format("متغير البيئة %s غير مضبوط. اضبطه ثم أعد التشغيل.", variable),
				NeutralText.format("The environment variable %s is not set. Set it and start again.", variable));
	}

}
