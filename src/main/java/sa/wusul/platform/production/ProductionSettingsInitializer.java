package sa.wusul.platform.production;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;

import sa.wusul.platform.code.OneTimeCode;
import sa.wusul.platform.directory.DirectoryProperties;
import sa.wusul.platform.directory.StaffDirectoryService;
import sa.wusul.platform.encryption.DataKeys;
import sa.wusul.platform.encryption.MalformedDataKeysException;
import sa.wusul.platform.engine.BreachedPasswords;
import sa.wusul.platform.engine.PasswordHash;
import sa.wusul.platform.production.UnsafeSettingsException.Reason;
import sa.wusul.platform.signing.SigningKey;
import sa.wusul.platform.signing.SigningKeyException;
import sa.wusul.platform.signing.SigningProperties;
import sa.wusul.platform.text.NeutralText;

/** Initializer that checks the settings before the application context starts. */
class ProductionSettingsInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	/** Pattern of the public address, which papers carry for decades. */
	private static final String PUBLIC_ADDRESS = "https://[A-Za-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._-]+)*";

	/** Pattern of an address of this machine alone. */
	private static final String HERE = "localhost|127\\.[0-9.]+|\\[?::1]?";

	/** Pattern of a database on the same machine. */
	private static final String DATABASE_HERE = "jdbc:postgresql:(//(localhost|127\\.[0-9.]+|\\[::1])(:[0-9]+)?(/.*)?|[^/].*)";

	/** Pattern of an address that demands a certificate of the database. */
	private static final String DATABASE_PROVEN = ".*[?&]sslmode=verify-(ca|full)(&.*)?";

	/** Pattern of an address of a register or provider: TLS, or the same machine. */
	private static final String REGISTER_PROVEN = "https://.*|http://(localhost|127\\.[0-9.]+|\\[::1])([:/].*)?";

	/** Pattern of an address of a directory: TLS, or the same machine. */
	private static final String DIRECTORY_PROVEN = "ldaps://.*|ldap://(localhost|127\\.[0-9.]+|\\[::1])(:.*)?";

	/** Pattern of a receiver of the audit log: TLS, or the same machine. */
	private static final String FORWARD_PROVEN = "syslog\\+tls://[^:/]+:[0-9]+|syslog\\+tcp://(localhost|127\\.[0-9.]+|\\[::1]):[0-9]+";

	/** The neighbours without which something stands still. */
	private static final List<String> NEIGHBOURS = List.of("bills", "courier", "addresses");

	/** The least signs of a password that only a program types. */
	private static final int PASSWORD = 16;

	private static final String AUDIT_KEY = "[0-9a-f]{64}";

	private static final String NATIONAL = "spring.security.oauth2.client.%s.national.%s";

	private static final String STAFF = "spring.security.oauth2.client.%s.staff.%s";

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
			throw new UnsafeSettingsException(Reason.of("bothProfiles"));
		}
		if (!demo && !production) {
			var active = Set.of(environment.getActiveProfiles());
			throw new UnsafeSettingsException(Reason.of("noProfile", active));
		}
	}

	private static void checkProduction(ConfigurableEnvironment environment) {
		List<Reason> reasons = new ArrayList<>();
		String url = environment.getProperty("spring.datasource.url", "");
		if (url.isBlank()) {
			reasons.add(missing("WUSUL_DATABASE_URL"));
		}
		else if (url.startsWith("jdbc:h2:")) {
			reasons.add(Reason.of("h2"));
		}
		else if (!url.startsWith("jdbc:postgresql:")) {
			reasons.add(Reason.of("notPostgresql"));
		}
		if (environment.getProperty("spring.datasource.username", "").isBlank()) {
			reasons.add(missing("WUSUL_DATABASE_USER"));
		}
		if (environment.getProperty("spring.datasource.password", "").isBlank()) {
			reasons.add(missing("WUSUL_DATABASE_PASSWORD"));
		}
		else if (url.startsWith("jdbc:postgresql:") && !url.matches(DATABASE_HERE)) {
			checkDatabaseElsewhere(environment, url, reasons);
		}
		checkRegisters(environment, reasons);
		checkClientCertificate(environment, reasons);
		NEIGHBOURS.forEach((neighbour) -> checkNeighbour(environment, neighbour, reasons));
		checkMeetingRooms(environment, reasons);
		checkInnerWay(environment, reasons);
		String publicAddress = environment.getProperty("wusul.public-address", "");
		if (publicAddress.isBlank()) {
			reasons.add(missing("WUSUL_PUBLIC_ADDRESS"));
		}
		else if (!publicAddress.matches(PUBLIC_ADDRESS)) {
			reasons.add(Reason.of("publicAddress"));
		}
		var auditKey = environment.getProperty("wusul.audit.key", "");
		if (auditKey.isBlank()) {
			reasons.add(missing("WUSUL_AUDIT_KEY"));
		}
		else if (!auditKey.strip().matches(AUDIT_KEY)) {
			reasons.add(Reason.of("auditKey"));
		}
		var forward = environment.getProperty("wusul.audit.forward", "");
		if (!forward.isBlank() && !forward.matches(FORWARD_PROVEN)) {
			reasons.add(Reason.of("auditForward"));
		}
		checkDataKeys(environment, reasons);
		checkSigningKey(environment, reasons);
		checkArchive(environment, reasons);
		checkSms(environment, reasons);
		checkEmail(environment, reasons);
		checkIdentityProofs(environment, reasons);
		if (environment.getProperty(OneTimeCode.ROUNDS_SETTING, Integer.class,
				OneTimeCode.SAFE_ROUNDS) < OneTimeCode.SAFE_ROUNDS) {
			reasons.add(Reason.of("codeRounds", OneTimeCode.SAFE_ROUNDS));
		}
		if (environment.getProperty(PasswordHash.ROUNDS_SETTING, Integer.class,
				PasswordHash.SAFE_ROUNDS) < PasswordHash.SAFE_ROUNDS) {
			reasons.add(Reason.of("passwordRounds", PasswordHash.SAFE_ROUNDS));
		}
		checkBreachedPasswords(environment, reasons);
		checkNationalIdentity(environment, reasons);
		checkDirectory(environment, reasons);
		if (!reasons.isEmpty()) {
			throw new UnsafeSettingsException(reasons);
		}
	}

	/** Checks what others on the way to the database could read, change or guess. */
	private static void checkDatabaseElsewhere(ConfigurableEnvironment environment, String url, List<Reason> reasons) {
		if (!url.matches(DATABASE_PROVEN)) {
			reasons.add(Reason.of("databaseTls"));
		}
		if (environment.getRequiredProperty("spring.datasource.password").length() < PASSWORD) {
			reasons.add(Reason.of("databasePassword", PASSWORD));
		}
	}

	/** Checks the keys of the fields that name a person, without telling any of them. */
	private static void checkDataKeys(ConfigurableEnvironment environment, List<Reason> reasons) {
		var text = environment.getProperty("wusul.encryption.keys", "");
		var file = environment.getProperty("wusul.encryption.key-file", "");
		if (text.isBlank() && file.isBlank()) {
			reasons.add(missing("WUSUL_DATA_KEYS"));
			return;
		}
		try {
			if (DataKeys.read(text, Path.of(file)).hasPublicKey()) {
				reasons.add(Reason.of("publicDataKey"));
			}
		}
		catch (MalformedDataKeysException malformed) {
			reasons.add(Reason.of("dataKeys"));
		}
	}

	/** Checks that papers can be signed with a key that proves something. */
	private static void checkSigningKey(ConfigurableEnvironment environment, List<Reason> reasons) {
		var settings = Binder.get(environment).bindOrCreate("wusul.papers.signature", SigningProperties.class);
		if (settings.hasTsa() && !settings.tsa().toString().matches(REGISTER_PROVEN)) {
			reasons.add(Reason.of("timestampTls"));
		}
		if (!settings.hasKey()) {
			reasons.add(missing("WUSUL_SIGNATURE_KEY_FILE"));
			return;
		}
		try {
			var key = SigningKey.open(settings);
			if (key.isOfTheDemo()) {
				reasons.add(Reason.of("publicSigningKey"));
			}
			if (!key.isValid()) {
				reasons.add(Reason.of("signingCertificate"));
			}
		}
		catch (SigningKeyException unusable) {
			reasons.add(Reason.of("signingKey", unusable.getMessage()));
		}
	}

	/**
	 * Checks that there is a place for contents, and that none can be read on the way.
	 */
	private static void checkArchive(ConfigurableEnvironment environment, List<Reason> reasons) {
		if (environment.getProperty("wusul.archive.s3.bucket", "").isBlank()) {
			if (environment.getProperty("wusul.archive.directory", "").isBlank()) {
				reasons.add(Reason.of("archiveNone"));
			}
			return;
		}
		var endpoint = environment.getProperty("wusul.archive.s3.endpoint", "");
		if (!endpoint.isBlank() && !endpoint.matches(REGISTER_PROVEN)) {
			reasons.add(Reason.of("archiveTls", endpoint));
		}
	}

	private static void checkBreachedPasswords(ConfigurableEnvironment environment, List<Reason> reasons) {
		var set = environment.getProperty("wusul.breached-passwords", "");
		if (set.isBlank()) {
			return;
		}
		try {
			BreachedPasswords.in(Path.of(set));
		}
		catch (IllegalArgumentException none) {
			reasons.add(Reason.of("breachedPasswords", set));
		}
	}

	/**
	 * Checks that a neighbour is connected, in a way on which nobody else can read or
	 * change the calls, or that it is missing on purpose.
	 */
	private static void checkNeighbour(ConfigurableEnvironment environment, String neighbour, List<Reason> reasons) {
		var prefix = "wusul.neighbours." + neighbour;
		var url = environment.getProperty(prefix + ".url", "");
		var variable = "WUSUL_NEIGHBOURS_" + neighbour.toUpperCase(Locale.ROOT);
		if (url.isBlank() && !environment.getProperty(prefix + ".none", Boolean.class, false)) {
			reasons.add(Reason.of("neighbourNone." + neighbour, variable));
		}
		if (!url.isBlank() && !url.matches(REGISTER_PROVEN)) {
			reasons.add(Reason.of("neighbourTls", variable + "_URL"));
		}
	}

	/**
	 * Checks that video meetings pass a relay, where those that must be recorded can be,
	 * or that rooms are missing on purpose.
	 */
	private static void checkMeetingRooms(ConfigurableEnvironment environment, List<Reason> reasons) {
		if (environment.getProperty("wusul.rooms.relay.host", "").isBlank()
				&& !environment.getProperty("wusul.meeting.rooms.none", Boolean.class, false)) {
			reasons.add(Reason.of("roomsNone"));
		}
		if (!environment.getProperty("wusul.rooms.relay.host", "").isBlank()
				&& environment.getProperty("wusul.rooms.recordings.spool", "").isBlank()) {
			reasons.add(Reason.of("roomsSpool"));
		}
		if (environment.getProperty("wusul.rooms.turn.secret", "").isBlank() != environment
			.getProperty("wusul.rooms.turn.urls", "")
			.concat(environment.getProperty("wusul.rooms.turn.urls[0]", ""))
			.isBlank()) {
			reasons.add(Reason.of("roomsTurn"));
		}
	}

	private static void checkRegisters(ConfigurableEnvironment environment, List<Reason> reasons) {
		Binder.get(environment)
			.bind("wusul.registers", Bindable.mapOf(String.class, Connection.class))
			.orElse(Map.of())
			.forEach((register, connection) -> {
				if (connection.url() != null && !connection.url().matches(REGISTER_PROVEN)) {
					reasons.add(Reason.of("registerTls", register));
				}
			});
	}

	/**
	 * Checks that the ministry proves itself to neighbours with a certificate and its
	 * key.
	 */
	private static void checkClientCertificate(ConfigurableEnvironment environment, List<Reason> reasons) {
		if (environment.getProperty("WUSUL_CLIENT_CERTIFICATE", "")
			.isBlank() != environment.getProperty("WUSUL_CLIENT_KEY", "").isBlank()) {
			reasons.add(Reason.of("clientCertificate"));
		}
	}

	/**
	 * Checks that there is a way to the mobile network, without which nobody logs in by a
	 * code, and that others on this way cannot read the messages.
	 */
	private static void checkSms(ConfigurableEnvironment environment, List<Reason> reasons) {
		var gateways = Binder.get(environment)
			.bind("wusul.sms.gateways", Bindable.listOf(Centre.class))
			.orElse(List.of());
		if (gateways.isEmpty() && !environment.getProperty("wusul.sms.none", Boolean.class, false)) {
			reasons.add(Reason.of("smsNone"));
		}
		if (gateways.size() > 2 || gateways.stream().map(Centre::name).distinct().count() < gateways.size()) {
			reasons.add(Reason.of("smsNames"));
		}
		gateways.stream()
			.filter((centre) -> !centre.isComplete())
			.forEach((centre) -> reasons.add(Reason.of("smsIncomplete")));
		gateways.stream()
			.filter((centre) -> centre.url() != null && !centre.url().matches(REGISTER_PROVEN))
			.forEach((centre) -> reasons.add(Reason.of("smsTls", centre.url())));
		gateways.stream()
			.filter((centre) -> centre.url() == null && Boolean.FALSE.equals(centre.tls())
					&& !String.valueOf(centre.host()).matches(HERE))
			.forEach((centre) -> reasons.add(Reason.of("smsTls", centre.host())));
	}

	/** Checks that others on the way to the mail server cannot read the messages. */
	private static void checkEmail(ConfigurableEnvironment environment, List<Reason> reasons) {
		var host = environment.getProperty("wusul.email.host", "");
		if (host.isBlank()) {
			return;
		}
		if (!environment.getProperty("wusul.email.from", "").matches("[^@\\s]+@[^@\\s]+")) {
			reasons.add(Reason.of("emailFrom"));
		}
		if (environment.getProperty("wusul.email.tls", "").equalsIgnoreCase("none") && !host.matches(HERE)) {
			reasons.add(Reason.of("emailTls", host));
		}
	}

	/** Checks that people can prove their identity in the national app, and safely. */
	private static void checkIdentityProofs(ConfigurableEnvironment environment, List<Reason> reasons) {
		var url = environment.getProperty("wusul.neighbours.identity.url", "");
		if (url.isBlank()) {
			if (!environment.getProperty("wusul.identity.none", Boolean.class, false)) {
				reasons.add(Reason.of("identityNone"));
			}
			return;
		}
		if (!url.matches(REGISTER_PROVEN)) {
			reasons.add(Reason.of("identityTls", url));
		}
		if (environment.getProperty("wusul.identity.issuer", "").isBlank()) {
			reasons.add(missing("WUSUL_IDENTITY_ISSUER"));
		}
	}

	/** Checks that a proxy on another machine speaks TLS with the program. */
	private static void checkInnerWay(ConfigurableEnvironment environment, List<Reason> reasons) {
		var address = environment.getProperty("server.address", "");
		if (!address.matches(HERE) && environment.getProperty("server.ssl.bundle", "").isBlank()) {
			reasons.add(Reason.of("innerTls", address));
		}
	}

	private static void checkNationalIdentity(ConfigurableEnvironment environment, List<Reason> reasons) {
		if (!environment.containsProperty(NeutralText.format(NATIONAL, "registration", "client-id"))) {
			return;
		}
		if (!environment.getProperty(NeutralText.format(NATIONAL, "provider", "issuer-uri"), "")
			.startsWith("https://")) {
			reasons.add(Reason.of("issuer"));
		}
		if (environment.getProperty("wusul.portal.oidc.identity-claim", "").isBlank()) {
			reasons.add(missing("WUSUL_PORTAL_OIDC_IDENTITYCLAIM"));
		}
	}

	/**
	 * Checks that the directory can be asked, and that nobody on the way to it can read.
	 */
	private static void checkDirectory(ConfigurableEnvironment environment, List<Reason> reasons) {
		var directory = Binder.get(environment).bind("wusul.directory", DirectoryProperties.class);
		boolean provider = environment.containsProperty(StaffDirectoryService.PROVIDER);
		if (provider) {
			checkProvider(environment, reasons);
		}
		if ((provider || directory.isBound() && directory.get().ldap() != null)
				&& (!directory.isBound() || directory.get().groups().isEmpty())) {
			reasons.add(Reason.of("directoryGroups"));
		}
		if (!directory.isBound() || directory.get().ldap() == null) {
			return;
		}
		if (provider) {
			reasons.add(Reason.of("twoDirectories"));
		}
		var ldap = directory.get().ldap();
		if (!ldap.isComplete()) {
			reasons.add(Reason.of("ldapIncomplete"));
			return;
		}
		ldap.url()
			.stream()
			.filter((server) -> !ldap.startTls() && !server.matches(DIRECTORY_PROVEN))
			.forEach((server) -> reasons.add(Reason.of("ldapTls", server)));
	}

	private static void checkProvider(ConfigurableEnvironment environment, List<Reason> reasons) {
		if (!environment.getProperty(NeutralText.format(STAFF, "provider", "issuer-uri"), "")
			.matches(REGISTER_PROVEN)) {
			reasons.add(Reason.of("staffIssuer"));
		}
		if (environment.getProperty(NeutralText.format(STAFF, "registration", "client-secret"), "").isBlank()) {
			reasons.add(Reason.of("staffSecret"));
		}
	}

	private static Reason missing(String variable) {
		return Reason.of("missing", variable);
	}

	/**
	 * The part of the settings of a gateway to the mobile network that is checked here.
	 */
	record Centre(String name, String url, String token, String host, Boolean tls, String systemId, String password,
			String sender) {

		boolean isComplete() {
			return ((this.url != null) ? Stream.of(this.name, this.token, this.sender)
					: Stream.of(this.name, this.host, this.systemId, this.password, this.sender))
				.allMatch((value) -> value != null && !value.isBlank());
		}

		/** Omits password and token, which must not be logged. */
		@Override
		public String toString() {
			return "Centre[" + this.name + "]";
		}

	}

	/** The part of a register's settings that is checked here. */
	record Connection(String url) {

	}

}
