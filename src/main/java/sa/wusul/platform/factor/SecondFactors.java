package sa.wusul.platform.factor;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.platform.attempt.AttemptLimit;
import sa.wusul.platform.attempt.AttemptLimit.Rate;
import sa.wusul.platform.attempt.AttemptLimiter;
import sa.wusul.platform.attempt.AttemptLimiter.Use;
import sa.wusul.platform.attempt.RefusedAttempts;
import sa.wusul.platform.audit.AuditEntry;
import sa.wusul.platform.audit.AuditLog;
import sa.wusul.platform.code.OneTimeCode;
import sa.wusul.platform.encryption.FieldCipher;
import sa.wusul.platform.factor.StaffFactor.Kind;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.identity.StaffProof.Method;
import sa.wusul.platform.problem.RefusalException;

/**
 * The second factors of staff: which accounts owe one, and the check, addition and
 * removal of factors. Each change is an entry of the audit log.
 */
@Component
public class SecondFactors {

	/** Factors of one account. */
	private static final int MOST = 8;

	private static final int LONGEST_LABEL = 60;

	/** Column of sealed secrets. */
	private static final String SECRET = "staff_factor.content";

	/** Codes that one source tries for one account. */
	private static final AttemptLimit PAIR = AttemptLimit.of("factor-pair", new Rate(5, Duration.ofMinutes(1)),
			new Rate(15, Duration.ofHours(1)), new Rate(40, Duration.ofDays(1)));

	/**
	 * Codes that all sources together try for one account: they know its password. It
	 * makes a thousand days of guessing out of one, and its passkeys still open it.
	 */
	private static final AttemptLimit ACCOUNT = AttemptLimit.of("factor-account", new Rate(100, Duration.ofDays(1)));

	private final StaffFactorRepository factors;

	private final FirstPasswordRepository firstPasswords;

	private final FieldCipher cipher;

	private final PasskeyChecker passkeys;

	private final AttemptLimiter limiter;

	private final RefusedAttempts refused;

	private final AuditLog audit;

	private final Rights rights;

	private final Clock clock;

	private final boolean required;

	SecondFactors(StaffFactorRepository factors, FirstPasswordRepository firstPasswords, FieldCipher cipher,
			PasskeyChecker passkeys, AttemptLimiter limiter, RefusedAttempts refused, AuditLog audit, Rights rights,
			Clock clock, @Value("${wusul.second-factor}") Mode mode) {
		this.factors = factors;
		this.firstPasswords = firstPasswords;
		this.cipher = cipher;
		this.passkeys = passkeys;
		this.limiter = limiter;
		this.refused = refused;
		this.audit = audit;
		this.rights = rights;
		this.clock = clock;
		this.required = mode == Mode.REQUIRED;
	}

	/** Checks whether roles of {@code rights.yaml} demand a second factor. */
	public boolean isRequired() {
		return this.required;
	}

	/** Checks whether an account logs in with a second factor. */
	public boolean owes(String account, Collection<String> groups) {
		return mustHave(groups) || this.factors.hasAny(account);
	}

	/** Checks whether an account of these groups must have a second factor. */
	public boolean mustHave(Collection<String> groups) {
		return this.required && this.rights.needsSecondFactor(groups);
	}

	public boolean hasAny(String account) {
		return this.factors.hasAny(account);
	}

	public List<StaffFactor> forAccount(String account) {
		return this.factors.forAccount(account);
	}

	public boolean hasPasskey(String account) {
		return forAccount(account).stream().anyMatch((factor) -> factor.kind() == Kind.PASSKEY);
	}

	/** Returns the number of recovery codes that were not used. */
	public int recoveryCodes(String account) {
		return this.factors.recoveryCodes(account);
	}

	public Optional<FactorReset> lastReset(String account) {
		return this.factors.lastReset(account);
	}

	/**
	 * Checks a code of an authenticator app, or a recovery code, and accepts it once.
	 * @param source the address or the like from which it comes
	 * @throws RefusalException {@code secondFactor.wrongCode}, or {@code
	 * secondFactor.paused} after too many wrong ones
	 */
	@Transactional
	public Method prove(String account, String code, String source) {
		var uses = takeTry(account, source);
		var typed = code.strip();
		var recovery = RecoveryCode.read(typed);
		Method method;
		if (recovery.isPresent() && opens(account, recovery.get())) {
			method = Method.RECOVERY_CODE;
		}
		else if (recovery.isEmpty() && matches(account, latin(typed))) {
			method = Method.TOTP;
		}
		else {
			this.refused.record(RefusedAttempts.Kind.STAFF_FACTOR, source);
			this.audit.addLater(AuditEntry.refused(account, "factor.proven"));
			throw new RefusalException(RefusalException.Kind.UNPROCESSABLE, "secondFactor.wrongCode");
		}
		this.limiter.giveBack(uses);
		this.firstPasswords.prove(account, this.clock.instant());
		this.audit.add(AuditEntry.done(account, "factor.proven").with("method=" + method));
		return method;
	}

	private List<Use> takeTry(String account, String source) {
		var uses = List.of(new Use(PAIR, source + " " + account), new Use(ACCOUNT, account));
		this.limiter.takeAll(uses).ifPresent((refusal) -> {
			this.refused.record(RefusedAttempts.Kind.STAFF_FACTOR, source);
			this.audit.addLater(AuditEntry.refused(account, "factor.proven").with("paused"));
			throw new RefusalException(RefusalException.Kind.TOO_MANY, "secondFactor.paused",
					refusal.pause().toMinutes() + 1);
		});
		return uses;
	}

	private boolean opens(String account, RecoveryCode code) {
		var hash = this.factors.recoveryCode(account, code.place()).orElse(null);
		return OneTimeCode.matches(code.secret(), hash) && this.factors.useRecoveryCode(account, code.place());
	}

	private boolean matches(String account, String code) {
		var now = this.clock.instant();
		return this.factors.stored(account, Kind.TOTP)
			.stream()
			.anyMatch((stored) -> new TotpSecret(this.cipher.open(SECRET, stored.content())).step(code, now)
				.stream()
				.anyMatch((step) -> this.factors.advance(stored.id(), step, now)));
	}

	/** Returns a code in Latin digits without spaces; Arabic keyboards type ٠١٢. */
	private static String latin(String typed) {
		var digits = new StringBuilder();
		typed.chars()
			.filter((letter) -> !Character.isWhitespace(letter))
			.forEach((letter) -> digits
				.append(Character.isDigit(letter) ? String.valueOf(Character.digit(letter, 10)) : "?"));
		return digits.toString();
	}

	/**
	 * Returns the ids of an account's passkeys, for the browser that is to ask for one.
	 */
	public List<String> passkeys(String account) {
		return this.factors.stored(account, Kind.PASSKEY)
			.stream()
			.map(StaffFactorRepository.Stored::credential)
			.toList();
	}

	/** Returns the algorithms of passkeys, and the host to which they belong. */
	public List<Long> passkeyAlgorithms() {
		return PasskeyChecker.ALGORITHMS;
	}

	public String passkeyHost() {
		return this.passkeys.host();
	}

	/**
	 * Checks the answer of a passkey to a challenge.
	 * @throws RefusalException {@code passkey.invalid}
	 */
	@Transactional
	public Method provePasskey(String account, String answer, byte[] challenge, String source) {
		try {
			var credential = this.passkeys.credential(answer);
			var passkey = this.factors.stored(account, Kind.PASSKEY)
				.stream()
				.filter((stored) -> stored.credential().equals(credential))
				.findFirst()
				.orElseThrow(() -> new RefusalException(RefusalException.Kind.UNPROCESSABLE, "passkey.invalid"));
			var counter = this.passkeys.signed(answer, challenge, passkey);
			if (counter == 0) {
				this.factors.use(passkey.id(), this.clock.instant());
			}
			else if (!this.factors.advance(passkey.id(), counter, this.clock.instant())) {
				throw new RefusalException(RefusalException.Kind.UNPROCESSABLE, "passkey.invalid");
			}
		}
		catch (RefusalException wrong) {
			this.refused.record(RefusedAttempts.Kind.STAFF_FACTOR, source);
			this.audit.addLater(AuditEntry.refused(account, "factor.proven").with("method=" + Method.PASSKEY));
			throw wrong;
		}
		this.firstPasswords.prove(account, this.clock.instant());
		this.audit.add(AuditEntry.done(account, "factor.proven").with("method=" + Method.PASSKEY));
		return Method.PASSKEY;
	}

	/**
	 * Adds an authenticator app, which proves with a code that it has the secret.
	 * @throws RefusalException {@code secondFactor.wrongCode}
	 */
	@Transactional
	public void addTotp(String account, TotpSecret secret, String code, String label) {
		var step = secret.step(latin(code), this.clock.instant())
			.orElseThrow(
					() -> new RefusalException(RefusalException.Kind.UNPROCESSABLE, "secondFactor.wrongCodeOfNew"));
		add(account, Kind.TOTP, label, this.cipher.seal(SECRET, secret.text()), null, step);
	}

	/**
	 * Adds a passkey.
	 * @throws RefusalException {@code passkey.invalid}, or {@code passkey.known} if it
	 * already belongs to an account
	 */
	@Transactional
	public void addPasskey(String account, String answer, byte[] challenge, String label) {
		var passkey = this.passkeys.created(answer, challenge);
		add(account, Kind.PASSKEY, label, passkey.content(), passkey.credential(), passkey.counter());
	}

	private void add(String account, Kind kind, String label, String content, String credential, long counter) {
		if (forAccount(account).size() >= MOST) {
			throw new RefusalException(RefusalException.Kind.CONFLICT, "secondFactor.tooMany", MOST);
		}
		var name = label.strip();
		if (name.isEmpty() || name.length() > LONGEST_LABEL || name.chars().anyMatch(Character::isISOControl)) {
			throw new RefusalException(RefusalException.Kind.UNPROCESSABLE, "secondFactor.label", LONGEST_LABEL);
		}
		if (!this.factors.add(account, kind, name, content, credential, counter, this.clock.instant())) {
			throw new RefusalException(RefusalException.Kind.CONFLICT, "passkey.known");
		}
		this.audit.add(AuditEntry.done(account, "factor.added").on(account).with("kind=" + kind));
	}

	/**
	 * Removes a factor of its owner.
	 * @throws RefusalException {@code secondFactor.last} for the only one of an account
	 * that must have one
	 */
	@Transactional
	public void remove(String account, Collection<String> groups, long id) {
		if (mustHave(groups) && forAccount(account).stream().allMatch((factor) -> factor.id() == id)) {
			throw new RefusalException(RefusalException.Kind.CONFLICT, "secondFactor.last");
		}
		if (this.factors.remove(account, id)) {
			this.audit.add(AuditEntry.done(account, "factor.removed").on(account).with("factor=" + id));
		}
		if (!this.factors.hasAny(account)) {
			this.factors.removeAll(account);
		}
	}

	/**
	 * Removes all factors of a colleague, who lost them and proved otherwise who they
	 * are.
	 * @throws RefusalException {@code secondFactor.resetOwn},
	 * {@code secondFactor.reason}, {@code secondFactor.none}, or
	 * {@code firstPassword.another} for the administrator who issued the password
	 */
	@Transactional
	public void reset(String account, String administrator, String reason) {
		if (account.equals(administrator)) {
			throw new RefusalException(RefusalException.Kind.FORBIDDEN, "secondFactor.resetOwn");
		}
		FirstPasswords.requireReason(reason);
		this.firstPasswords.last(account).ifPresent((password) -> password.requireAnother(administrator));
		if (this.factors.removeAll(account) == 0) {
			throw new RefusalException(RefusalException.Kind.UNKNOWN, "secondFactor.none");
		}
		this.factors.addReset(account, administrator, reason.strip(), this.clock.instant());
		this.audit.add(AuditEntry.done(administrator, "factor.reset").on(account).saying(reason.strip()));
	}

	/**
	 * Replaces the recovery codes of an account.
	 * @return the new ones, which the program cannot show again
	 */
	@Transactional
	public List<String> renewRecoveryCodes(String account) {
		var codes = RecoveryCode.nextList();
		List<String> hashes = new ArrayList<>();
		codes.forEach((code) -> hashes.add(OneTimeCode.hash(code.secret())));
		this.factors.replaceRecoveryCodes(account, hashes);
		this.audit.add(AuditEntry.done(account, "factor.recoveryCodes").on(account));
		return codes.stream().map(RecoveryCode::text).toList();
	}

	/** Which accounts are asked for a second factor. */
	public enum Mode {

		/** All of the roles that need one, and those that have one. */
		REQUIRED,

		/** Those that have one. */
		OFFERED

	}

}
