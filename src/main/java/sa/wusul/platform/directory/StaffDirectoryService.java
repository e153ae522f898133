package sa.wusul.platform.directory;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.Assert;

import sa.wusul.platform.audit.AuditEntry;
import sa.wusul.platform.audit.AuditLog;
import sa.wusul.platform.directory.DirectoryAccountRepository.Mirror;
import sa.wusul.platform.openid.ProviderSession;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.text.NeutralText;

/**
 * The ministry's directory of staff: proves passwords, and keeps the mirrored accounts
 * like those of the directory, at each log-in and at intervals. An error or an empty
 * answer takes nothing from anybody.
 */
@Component
public class StaffDirectoryService {

	private static final Logger log = LoggerFactory.getLogger(StaffDirectoryService.class);

	/** As many may leave between two looks, however few accounts there are. */
	private static final int FEW = 3;

	/** The names that the engine accepts. */
	private static final String NAMES = "[a-z0-9]+([-._][a-z0-9]+)*";

	private static final int LONGEST_NAME = 64;

	/** No session lives longer, so older ends of sessions may be forgotten. */
	private static final Duration LONGEST_SESSION = Duration.ofDays(7);

	/** Setting that switches the log-in at an identity provider on. */
	public static final String PROVIDER = "spring.security.oauth2.client.registration.staff.client-id";

	private final DirectoryProperties properties;

	private final boolean provider;

	private final LdapClient ldap;

	private final DirectoryGroups groups;

	private final DirectoryAccountRepository mirrors;

	private final ProviderLogoutRepository logouts;

	private final MirroredAccounts accounts;

	private final AuditLog audit;

	private final TransactionTemplate transaction;

	private final Clock clock;

	StaffDirectoryService(DirectoryProperties properties, @Value("${" + PROVIDER + ":}") String provider,
			LdapClient ldap, DirectoryGroups groups, DirectoryAccountRepository mirrors,
			ProviderLogoutRepository logouts, MirroredAccounts accounts, AuditLog audit,
			TransactionTemplate transaction, Clock clock) {
		Assert.state(provider.isBlank() || !ldap.isConfigured(),
				"Staff log in with LDAP or with an identity provider, not with both");
		this.properties = properties;
		this.provider = !provider.isBlank();
		this.ldap = ldap;
		this.groups = groups;
		this.mirrors = mirrors;
		this.logouts = logouts;
		this.accounts = accounts;
		this.audit = audit;
		this.transaction = transaction;
		this.clock = clock;
	}

	/** Checks whether the directory, and not this program, knows the password. */
	public boolean vouchesFor(String account) {
		return (this.ldap.isConfigured() || this.provider) && !this.properties.localAccounts().contains(account);
	}

	/** Checks whether an account of this program may log in with a password. */
	public boolean hasLocalAccounts() {
		return !this.properties.localAccounts().isEmpty();
	}

	/** Checks whether the provider has ended the session to which one here belongs. */
	public boolean isOver(ProviderSession session) {
		return this.logouts.isOver(session);
	}

	/** Checks whether the directory decides about name and groups of the account. */
	public boolean mirrors(String account) {
		return vouchesFor(account) && this.mirrors.find(account).isPresent();
	}

	/** Checks whether the account mirrors one that the directory has no more. */
	public boolean isRetired(String account) {
		return vouchesFor(account) && this.mirrors.find(account).filter((mirror) -> !mirror.active()).isPresent();
	}

	/**
	 * Checks a password at the directory, and mirrors the account.
	 * @throws DirectoryUnavailableException if the directory gives no answer
	 * @throws RefusalException {@code directory…} if the account is proved but may not
	 * use the program
	 */
	public boolean logIn(String name, String password) {
		if (this.provider) {
			throw new RefusalException(Kind.UNAUTHENTICATED, "login.ministry");
		}
		if (!isName(name)) {
			return false;
		}
		var account = this.ldap.prove(name, password);
		account.ifPresent(this::welcome);
		return account.isPresent();
	}

	/**
	 * Mirrors an account that has just been proved.
	 * @throws RefusalException {@code directory…} if it may not use the program
	 */
	public void welcome(DirectoryAccount account) {
		var member = this.groups.forMember(account.memberOf());
		if (!isName(account.name()) || this.properties.localAccounts().contains(account.name())) {
			throw new RefusalException(Kind.FORBIDDEN, "directory.name");
		}
		var mirror = this.mirrors.find(account.name());
		if (mirror.isEmpty() && this.accounts.exists(account.name()) && !this.properties.adoptLocalAccounts()) {
			log.warn("directory: {} has a local account of the same name", account.name());
			throw new RefusalException(Kind.CONFLICT, "directory.local");
		}
		if (mirror.filter((known) -> !isSame(known, account)).isPresent()) {
			log.warn("directory: the name {} belonged to another person", account.name());
			throw new RefusalException(Kind.CONFLICT, "directory.otherPerson");
		}
		if (member.isEmpty()) {
			throw new RefusalException(Kind.FORBIDDEN, "directory.noGroups");
		}
		mirror(account, member);
	}

	private static boolean isName(String name) {
		return name.length() <= LONGEST_NAME && name.matches(NAMES);
	}

	private static boolean isSame(Mirror known, DirectoryAccount account) {
		return known.externalId() == null || known.externalId().equals(account.externalId());
	}

	private void mirror(DirectoryAccount account, Set<String> member) {
		this.transaction.executeWithoutResult((status) -> {
			if (this.accounts.mirror(account, member)) {
				this.audit.add(AuditEntry.done(AuditEntry.PROGRAM, "account.mirrored")
					.on(account.name())
					.with("groups=" + String.join(",", member)));
			}
			this.mirrors.confirm(account.name(), account.externalId(), this.clock.instant());
		});
	}

	private void retire(String name) {
		this.transaction.executeWithoutResult((status) -> {
			this.accounts.retire(name);
			this.mirrors.retire(name);
			this.audit.add(AuditEntry.done(AuditEntry.PROGRAM, "account.retired").on(name));
		});
	}

	/** Looks at the directory, if it is time and no other node does. */
	void look() {
		if (!(this.ldap.isConfigured() || this.provider)
				|| !this.mirrors.claim(this.clock.instant(), this.properties.syncEvery())) {
			return;
		}
		String problem;
		try {
			problem = this.provider ? retireUnseen() : synchronise();
		}
		catch (DirectoryUnavailableException away) {
			problem = "no answer: " + away.problem();
		}
		catch (RuntimeException failed) {
			log.error("directory: the accounts could not be compared", failed);
			problem = "the accounts could not be compared; see the log";
		}
		this.mirrors.finish(this.clock.instant(), problem);
	}

	/** Retires accounts that their provider has not vouched for in a long time. */
	private String retireUnseen() {
		var now = this.clock.instant();
		this.mirrors.findUnconfirmed(now.minus(this.properties.retireAfter())).forEach(this::retire);
		this.logouts.deleteBefore(now.minus(LONGEST_SESSION));
		return null;
	}

	/**
	 * Compares all mirrored accounts with the directory.
	 * @return what prevented it, or {@code null}
	 */
	private String synchronise() {
		var known = this.mirrors.findActive();
		if (known.isEmpty()) {
			return null;
		}
		if (!this.ldap.showsAnybody()) {
			return "the directory shows nobody; no account was changed";
		}
		Map<DirectoryAccount, Set<String>> present = new LinkedHashMap<>();
		List<String> gone = new ArrayList<>();
		for (var mirror : known) {
			var account = this.ldap.find(mirror.account()).filter((found) -> isSame(mirror, found));
			var member = account.map((found) -> this.groups.forMember(found.memberOf())).orElse(Set.of());
			if (member.isEmpty()) {
				gone.add(mirror.account());
			}
			else {
				present.put(account.get(), member);
			}
		}
		if (gone.size() > Math.max(FEW, known.size() * this.properties.largestShare())) {
			log.error("directory: {} of {} accounts would be taken away; nothing was changed", gone.size(),
					known.size());
			return NeutralText.format("%d of %d accounts would be taken away; no account was changed", gone.size(),
					known.size());
		}
		present.forEach(this::mirror);
		gone.forEach(this::retire);
		return null;
	}

}
