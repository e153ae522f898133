package sa.wusul.platform.factor;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

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
import sa.wusul.platform.factor.FirstPasswords.Issued;
import sa.wusul.platform.identity.Accounts;
import sa.wusul.platform.identity.StaffProof.Method;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Codes with which a person adds their first second factor (ADR 51), so that a stolen
 * password alone adds none. An administrator hands one over; it is good once.
 */
@Component
public class EnrolmentCodes {

	private static final AttemptLimit PAIR = AttemptLimit.of("enrolment-pair", new Rate(5, Duration.ofMinutes(1)),
			new Rate(15, Duration.ofHours(1)));

	private final FirstPasswordRepository codes;

	private final Accounts accounts;

	private final AttemptLimiter limiter;

	private final RefusedAttempts refused;

	private final AuditLog audit;

	private final Clock clock;

	private final Duration life;

	EnrolmentCodes(FirstPasswordRepository codes, Accounts accounts, AttemptLimiter limiter, RefusedAttempts refused,
			AuditLog audit, Clock clock, @Value("${wusul.first-password.life}") Duration life) {
		this.codes = codes;
		this.accounts = accounts;
		this.limiter = limiter;
		this.refused = refused;
		this.audit = audit;
		this.clock = clock;
		this.life = life;
	}

	/**
	 * Issues a code for a colleague, in place of an earlier one.
	 * @return the code, which the program cannot show again
	 * @throws RefusalException {@code enrolment.own}, {@code firstPassword.unknown}, or
	 * {@code firstPassword.another} for the administrator who issued the password
	 */
	@Transactional
	public Issued issue(String account, String administrator, String reason) {
		if (account.equals(administrator)) {
			throw new RefusalException(Kind.FORBIDDEN, "enrolment.own");
		}
		FirstPasswords.requireReason(reason);
		if (!this.accounts.exists(account)) {
			throw new RefusalException(Kind.UNKNOWN, "firstPassword.unknown");
		}
		this.codes.last(account).ifPresent((password) -> password.requireAnother(administrator));
		var letters = FirstPasswords.nextSecret();
		var expiry = this.clock.instant().plus(this.life);
		this.codes.replaceCode(account, OneTimeCode.hash(letters), expiry);
		this.audit.add(AuditEntry.done(administrator, "enrolment.issued").on(account).saying(reason.strip()));
		return new Issued(account, FirstPasswords.grouped(letters), expiry);
	}

	/**
	 * Accepts a code once.
	 * @param source the address or the like from which it comes
	 * @throws RefusalException {@code enrolment.wrong}, or {@code secondFactor.paused}
	 */
	@Transactional
	public Method prove(String account, String typed, String source) {
		var uses = List.of(new Use(PAIR, source + " " + account));
		this.limiter.takeAll(uses).ifPresent((refusal) -> {
			this.refused.record(RefusedAttempts.Kind.STAFF_FACTOR, source);
			throw new RefusalException(Kind.TOO_MANY, "secondFactor.paused", refusal.pause().toMinutes() + 1);
		});
		var plain = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
		var hash = this.codes.code(account, this.clock.instant()).orElse(null);
		if (!OneTimeCode.matches(plain, hash) || !this.codes.useCode(account)) {
			this.refused.record(RefusedAttempts.Kind.STAFF_FACTOR, source);
			this.audit.addLater(AuditEntry.refused(account, "enrolment.used"));
			throw new RefusalException(Kind.UNPROCESSABLE, "enrolment.wrong");
		}
		this.limiter.giveBack(uses);
		this.audit.add(AuditEntry.done(account, "enrolment.used").on(account));
		return Method.ENROLMENT_CODE;
	}

}
