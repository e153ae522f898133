package sa.wusul.platform.factor;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.platform.audit.AuditEntry;
import sa.wusul.platform.audit.AuditLog;
import sa.wusul.platform.identity.Accounts;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * The first passwords of staff (ADR 51): random, short-lived, good for one log-in, after
 * which the owner chooses another before anything else. Administrators hand them over,
 * for a new account and for a password that was forgotten.
 */
@Component
public class FirstPasswords {

	/** Letters and digits that nobody takes for each other. */
	private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

	private static final int LETTERS = 16;

	private static final int GROUP = 4;

	private static final SecureRandom RANDOM = new SecureRandom();

	private static final int LONGEST_REASON = 500;

	private final FirstPasswordRepository passwords;

	private final StaffFactorRepository factors;

	private final Accounts accounts;

	private final AuditLog audit;

	private final Clock clock;

	private final Duration life;

	FirstPasswords(FirstPasswordRepository passwords, StaffFactorRepository factors, Accounts accounts, AuditLog audit,
			Clock clock, @Value("${wusul.first-password.life}") Duration life) {
		this.passwords = passwords;
		this.factors = factors;
		this.accounts = accounts;
		this.audit = audit;
		this.clock = clock;
		this.life = life;
	}

	/**
	 * Creates an account.
	 * @return its first password, which the program cannot show again
	 */
	@Transactional
	public Issued create(String account, String firstName, String lastName, String administrator) {
		createWithout(account, firstName, lastName, administrator);
		return issue(account, administrator, "new");
	}

	/** Creates an account without a password, such as that of a program with a key. */
	@Transactional
	public void createWithout(String account, String firstName, String lastName, String administrator) {
		this.accounts.create(account, firstName, lastName);
		this.audit.add(AuditEntry.done(administrator, "account.created").on(account));
	}

	/**
	 * Replaces a forgotten password. The second factor stays.
	 * @return the first password, which the program cannot show again
	 * @throws RefusalException {@code firstPassword.own}, {@code firstPassword.reason},
	 * {@code firstPassword.unknown}, or {@code firstPassword.another} for the
	 * administrator who also removed the second factor
	 */
	@Transactional
	public Issued reset(String account, String administrator, String reason) {
		if (account.equals(administrator)) {
			throw new RefusalException(Kind.FORBIDDEN, "firstPassword.own");
		}
		requireReason(reason);
		if (!this.accounts.exists(account)) {
			throw new RefusalException(Kind.UNKNOWN, "firstPassword.unknown");
		}
		if (!this.factors.hasAny(account)
				&& this.factors.lastReset(account).filter((reset) -> reset.by().equals(administrator)).isPresent()) {
			throw new RefusalException(Kind.FORBIDDEN, "firstPassword.another");
		}
		return issue(account, administrator, reason.strip());
	}

	private Issued issue(String account, String administrator, String reason) {
		var letters = grouped(nextSecret());
		this.accounts.setRandomPassword(account, letters);
		var now = this.clock.instant();
		this.passwords.add(account, administrator, reason, now, now.plus(this.life));
		this.audit.add(AuditEntry.done(administrator, "password.issued").on(account).saying(reason));
		return new Issued(account, letters, now.plus(this.life));
	}

	/**
	 * Takes the password of the settings as the first one of the first administrator.
	 */
	@Transactional
	public void takeFromSettings(String account) {
		var now = this.clock.instant();
		this.passwords.add(account, AuditEntry.PROGRAM, "settings", now, now.plus(this.life));
		this.audit.add(AuditEntry.done(AuditEntry.PROGRAM, "password.issued").on(account).with("settings"));
	}

	/** Checks whether an account still has the first password of the settings. */
	public boolean isFromSettings(String account) {
		return this.passwords.last(account)
			.filter((last) -> last.isOpen() && last.issuedBy().equals(AuditEntry.PROGRAM))
			.isPresent();
	}

	/**
	 * Checks whether a right password opens the account here and now.
	 * @param atLogin whether a page for its owner's own password follows
	 * @throws RefusalException {@code firstPassword.elsewhere} or {@code
	 * firstPassword.over}
	 */
	public void requireGood(String account, boolean atLogin) {
		this.passwords.last(account).filter(FirstPassword::isOpen).ifPresent((last) -> {
			if (!last.isGood(this.clock.instant())) {
				this.audit.addLater(AuditEntry.refused(account, "password.firstUse"));
				throw new RefusalException(Kind.FORBIDDEN, "firstPassword.over");
			}
			if (!atLogin) {
				throw new RefusalException(Kind.FORBIDDEN, "firstPassword.elsewhere");
			}
		});
	}

	/** Uses the first password of an account at its one log-in, if it has one. */
	@Transactional
	public Use use(String account) {
		var last = this.passwords.last(account).filter(FirstPassword::isOpen);
		if (last.isEmpty()) {
			return Use.NONE;
		}
		var now = this.clock.instant();
		if (!last.get().isGood(now) || !this.passwords.use(last.get().id(), now)) {
			return Use.OVER;
		}
		this.audit.add(AuditEntry.done(account, "password.firstUse"));
		return Use.FIRST;
	}

	/**
	 * Replaces a first password by one that its owner chose.
	 * @throws RefusalException for one that others would guess, {@code
	 * firstPassword.different} and {@code firstPassword.same}
	 */
	@Transactional
	public void choose(String account, String password, String again) {
		if (!password.equals(again)) {
			throw new RefusalException(Kind.UNPROCESSABLE, "firstPassword.different");
		}
		this.accounts.choosePassword(account, password);
		this.passwords.choose(account, this.clock.instant());
		this.audit.add(AuditEntry.done(account, "password.chosen").on(account));
	}

	/** Returns a secret of 80 bits, which people type once. */
	static String nextSecret() {
		return RANDOM.ints(LETTERS, 0, ALPHABET.length())
			.mapToObj((letter) -> String.valueOf(ALPHABET.charAt(letter)))
			.collect(Collectors.joining());
	}

	static String grouped(String secret) {
		return secret.replaceAll("(.{" + GROUP + "})(?!$)", "$1-");
	}

	static void requireReason(String reason) {
		if (reason.isBlank() || reason.length() > LONGEST_REASON) {
			throw new RefusalException(Kind.UNPROCESSABLE, "secondFactor.reason");
		}
	}

	/** A secret for an account that is shown once, and its end. */
	public record Issued(String account, String secret, Instant expiresAt) {

		@Override
		public String toString() {
			return "Issued[" + this.account + "]";
		}

	}

	/** Result of a log-in. */
	public enum Use {

		/** The account has a password of its owner. */
		NONE,

		/** It was the one log-in of a first password. */
		FIRST,

		/** The first password was used by another log-in, or its time was over. */
		OVER

	}

}
