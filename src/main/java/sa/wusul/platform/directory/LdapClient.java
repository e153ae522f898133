package sa.wusul.platform.directory;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import javax.net.SocketFactory;

import com.unboundid.ldap.sdk.DereferencePolicy;
import com.unboundid.ldap.sdk.FailoverServerSet;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPConnectionPool;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.ServerSet;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.SingleServerSet;
import com.unboundid.ldap.sdk.StartTLSPostConnectProcessor;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import com.unboundid.util.ssl.JVMDefaultTrustManager;
import com.unboundid.util.ssl.PEMFileTrustManager;
import com.unboundid.util.ssl.SSLUtil;
import jakarta.annotation.PreDestroy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.util.Assert;

/**
 * The directory, by LDAP: finds an account with the program's own account, and proves a
 * password by a bind as the person. Connections are few, encrypted, and given up after a
 * time. Nothing is connected at the start, so that the program starts without it.
 */
@Component
@EnableConfigurationProperties(DirectoryProperties.class)
class LdapClient {

	private static final Logger log = LoggerFactory.getLogger(LdapClient.class);

	/** Answers to a bind that speak of the account, and not of the directory. */
	private static final Set<ResultCode> REFUSED = Set.of(ResultCode.INVALID_CREDENTIALS,
			ResultCode.INAPPROPRIATE_AUTHENTICATION, ResultCode.UNWILLING_TO_PERFORM, ResultCode.CONSTRAINT_VIOLATION,
			ResultCode.INSUFFICIENT_ACCESS_RIGHTS, ResultCode.NO_SUCH_OBJECT);

	private final DirectoryProperties.Ldap settings;

	private final Filter users;

	private final LDAPConnectionPool connections;

	LdapClient(DirectoryProperties properties) {
		this.settings = properties.ldap();
		if (this.settings == null) {
			this.users = null;
			this.connections = null;
			return;
		}
		Assert.state(this.settings.isComplete(),
				"The log-in with LDAP needs wusul.directory.ldap.url, base, bind-dn and bind-password");
		try {
			this.users = Filter.create(this.settings.userFilter());
			this.connections = connect(this.settings);
		}
		catch (LDAPException | GeneralSecurityException | IOException wrong) {
			throw new IllegalStateException("The settings wusul.directory.ldap cannot be used: " + wrong.getMessage(),
					wrong);
		}
	}

	private static LDAPConnectionPool connect(DirectoryProperties.Ldap settings)
			throws LDAPException, GeneralSecurityException, IOException {
		var patience = (int) settings.timeout().toMillis();
		var options = new LDAPConnectionOptions();
		options.setConnectTimeoutMillis(patience);
		options.setResponseTimeoutMillis(patience);
		options.setFollowReferrals(false);
		options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(true));
		var tls = new SSLUtil((settings.trust() != null) ? new PEMFileTrustManager(settings.trust().toFile())
				: JVMDefaultTrustManager.getInstance());
		var servers = settings.url()
			.stream()
			.map(URI::create)
			.map((server) -> server(server, tls, options))
			.toArray(ServerSet[]::new);
		var encryption = settings.startTls() ? new StartTLSPostConnectProcessor(tls.createSSLContext()) : null;
		var pool = new LDAPConnectionPool(new FailoverServerSet(servers),
				new SimpleBindRequest(settings.bindDn(), settings.bindPassword()), 0, settings.connections(),
				encryption);
		pool.setCreateIfNecessary(false);
		pool.setMaxWaitTimeMillis(patience);
		pool.setRetryFailedOperationsDueToInvalidConnections(true);
		pool.setConnectionPoolName("directory");
		return pool;
	}

	private static ServerSet server(URI address, SSLUtil tls, LDAPConnectionOptions options) {
		boolean secure = "ldaps".equals(address.getScheme());
		int port = (address.getPort() > 0) ? address.getPort() : (secure ? 636 : 389);
		try {
			return new SingleServerSet(address.getHost(), port,
					secure ? tls.createSSLSocketFactory() : SocketFactory.getDefault(), options);
		}
		catch (GeneralSecurityException noTls) {
			throw new IllegalStateException(noTls);
		}
	}

	boolean isConfigured() {
		return this.connections != null;
	}

	/**
	 * Finds an account that may log in.
	 * @throws DirectoryUnavailableException if the directory gives no answer
	 */
	Optional<DirectoryAccount> find(String name) {
		return ask(() -> {
			var entry = entry(name);
			return entry.isPresent() ? Optional.of(account(name, entry.get())) : Optional.empty();
		});
	}

	/**
	 * Finds an account that may log in and whose password this is.
	 * @throws DirectoryUnavailableException if the directory gives no answer
	 */
	Optional<DirectoryAccount> prove(String name, String password) {
		if (password.isEmpty()) {
			// A bind without password is anonymous, and succeeds.
			return Optional.empty();
		}
		return ask(() -> {
			var entry = entry(name);
			if (entry.isEmpty() || !opens(entry.get().getDN(), password)) {
				return Optional.empty();
			}
			return Optional.of(account(name, entry.get()));
		});
	}

	/**
	 * Checks whether the program's account sees any person at all.
	 * @throws DirectoryUnavailableException if the directory gives no answer
	 */
	boolean showsAnybody() {
		return ask(() -> {
			var request = new SearchRequest(this.settings.base(), SearchScope.SUB, DereferencePolicy.NEVER, 1,
					seconds(), true, this.users, SearchRequest.NO_ATTRIBUTES);
			try {
				return this.connections.search(request).getEntryCount() > 0;
			}
			catch (LDAPException more) {
				if (more.getResultCode().equals(ResultCode.SIZE_LIMIT_EXCEEDED)) {
					return true;
				}
				throw more;
			}
		});
	}

	private boolean opens(String person, String password) throws LDAPException {
		try {
			return this.connections.bindAndRevertAuthentication(new SimpleBindRequest(person, password))
				.getResultCode()
				.equals(ResultCode.SUCCESS);
		}
		catch (LDAPException refused) {
			if (REFUSED.contains(refused.getResultCode())) {
				return false;
			}
			throw refused;
		}
	}

	private Optional<SearchResultEntry> entry(String name) throws LDAPException {
		var filter = Filter.createANDFilter(this.users,
				Filter.createEqualityFilter(this.settings.nameAttribute(), name));
		var found = this.connections
			.search(new SearchRequest(this.settings.base(), SearchScope.SUB, DereferencePolicy.NEVER, 2, seconds(),
					false, filter, this.settings.nameAttribute(), this.settings.idAttribute(),
					this.settings.firstNameAttribute(), this.settings.lastNameAttribute(),
					this.settings.mailAttribute()))
			.getSearchEntries();
		return (found.size() == 1) ? Optional.of(found.get(0)).filter((entry) -> isNamed(entry, name))
				: Optional.empty();
	}

	/**
	 * Checks for exactly this name: a directory finds others that differ in capitals or
	 * spaces, and an entry with several names would be several accounts.
	 */
	private boolean isNamed(SearchResultEntry entry, String name) {
		var names = entry.getAttributeValues(this.settings.nameAttribute());
		return names != null && names.length == 1 && names[0].toLowerCase(Locale.ROOT).equals(name)
				&& entry.hasAttribute(this.settings.idAttribute());
	}

	private DirectoryAccount account(String name, SearchResultEntry entry) throws LDAPException {
		return new DirectoryAccount(name, externalId(entry),
				entry.getAttributeValue(this.settings.firstNameAttribute()),
				entry.getAttributeValue(this.settings.lastNameAttribute()),
				entry.getAttributeValue(this.settings.mailAttribute()), groups(name, entry.getDN()));
	}

	/** Returns the number of the person, which some directories keep as bytes. */
	private String externalId(SearchResultEntry entry) {
		var bytes = entry.getAttributeValueBytes(this.settings.idAttribute());
		var text = new String(bytes, StandardCharsets.UTF_8);
		return text.matches("[!-~]{1,200}") ? text : HexFormat.of().formatHex(bytes);
	}

	private Set<String> groups(String name, String person) throws LDAPException {
		var filter = Filter.create(this.settings.groupFilter()
			.replace("{dn}", Filter.encodeValue(person))
			.replace("{name}", Filter.encodeValue(name)));
		var base = Optional.ofNullable(this.settings.groupBase()).orElse(this.settings.base());
		Set<String> groups = new TreeSet<>();
		for (var group : this.connections
			.search(new SearchRequest(base, SearchScope.SUB, DereferencePolicy.NEVER, 0, seconds(), false, filter,
					this.settings.groupAttribute()))
			.getSearchEntries()) {
			groups.add(group.getDN());
			Optional.ofNullable(group.getAttributeValue(this.settings.groupAttribute())).ifPresent(groups::add);
		}
		return groups;
	}

	private int seconds() {
		return Math.max(1, (int) this.settings.timeout().toSeconds());
	}

	private <T> T ask(Question<T> question) {
		try {
			return question.ask();
		}
		catch (LDAPException failed) {
			log.warn("directory: {}: {}", failed.getResultCode(), failed.getExceptionMessage());
			throw new DirectoryUnavailableException(failed.getResultCode().toString());
		}
	}

	@PreDestroy
	void close() {
		if (this.connections != null) {
			this.connections.close();
		}
	}

	private interface Question<T> {

		T ask() throws LDAPException;

	}

}
