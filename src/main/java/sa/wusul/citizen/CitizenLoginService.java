package sa.wusul.citizen;

import java.io.Serializable;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.casefile.Digits;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.MobileNumber;
import sa.wusul.citizen.LoginAttemptRepository.Row;
import sa.wusul.notification.MessageLanguage;
import sa.wusul.platform.code.OneTimeCode;
import sa.wusul.platform.code.OneTimeCodes;
import sa.wusul.platform.code.OneTimeCodes.CodeVerdict;
import sa.wusul.platform.code.OneTimeCodes.Policy;
import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.platform.outbox.Outbox;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.text.NeutralText;
import sa.wusul.platform.retention.RecordClass;
import sa.wusul.platform.retention.RetentionDecisions;

/**
 * Log-in, or opening of one case, with a code sent to the number on file. Person and
 * number are looked up only after the answer, so that it discloses nothing: it is the
 * same, and takes as long, for everybody.
 */
@Service
public class CitizenLoginService {

	private static final String PURPOSE = "citizen-login";

	/**
	 * Digits of a code: with three tries and twenty codes a day, strangers guess one of a
	 * person with a chance below one in a million.
	 */
	private static final int DIGITS = 8;

	private static final SecureRandom RANDOM = new SecureRandom();

	private final LoginAttemptRepository attempts;

	private final OneTimeCodes codes;

	private final LimitDecisions limits;

	private final RetentionDecisions retention;

	private final Outbox outbox;

	private final Clock clock;

	CitizenLoginService(LoginAttemptRepository attempts, JdbcClient jdbc, LimitDecisions limits,
			RetentionDecisions retention, Outbox outbox, Clock clock) {
		this.attempts = attempts;
		this.codes = new OneTimeCodes(jdbc, clock, PURPOSE, this::policy);
		this.limits = limits;
		this.retention = retention;
		this.outbox = outbox;
		this.clock = clock;
	}

	/** Another code does not restore the tries of an attempt. */
	private Policy policy() {
		return new Policy(tries(), this.limits.number(CitizenLimit.LOGIN_CODES),
				this.limits.duration(CitizenLimit.LOGIN_CODE), this.limits.duration(CitizenLimit.LOGIN_NEXT_CODE),
				false, false, DIGITS);
	}

	private int tries() {
		return this.limits.number(CitizenLimit.LOGIN_TRIES);
	}

	/**
	 * Begins an attempt and orders its first code, in the language of the page.
	 * @param call the call of the officer who opens the pages of the caller; its code
	 * opens nothing else
	 */
	@Transactional
	public Attempt begin(IdentityNumber person, Optional<String> call, MessageLanguage language) {
		var attempt = fresh();
		this.attempts.insert(attempt.id(), attempt.number(), person, call);
		return ordered(attempt, language);
	}

	/**
	 * Begins an attempt to open one case, whose requester gets the code.
	 * @param caseReference empty if there is no such case, which only the telephone tells
	 */
	@Transactional
	public Attempt beginTracking(Optional<String> caseReference, MessageLanguage language) {
		var attempt = fresh();
		this.attempts.insertTracking(attempt.id(), attempt.number(), caseReference);
		return ordered(attempt, language);
	}

	private Attempt fresh() {
		return new Attempt(UUID.randomUUID().toString(), NeutralText.format("%04d", RANDOM.nextInt(10_000)), tries());
	}

	private Attempt ordered(Attempt attempt, MessageLanguage language) {
		this.outbox.add(new LoginCodeOrder(attempt.id(), this.codes.order(attempt.id()), language.code()).entry());
		return attempt;
	}

	/**
	 * Orders another code; the previous one is invalid from now on.
	 * @throws RefusalException {@code login.over}, {@code login.codeJustSent}
	 */
	@Transactional
	public Attempt renew(String attempt, MessageLanguage language) {
		var row = held(attempt);
		if (isOver(row) || this.codes.allOrdered(attempt)) {
			throw new RefusalException(Kind.CONFLICT, "login.over");
		}
		if (this.codes.justOrdered(attempt)) {
			throw new RefusalException(Kind.TOO_MANY, "login.codeJustSent", policy().between().toSeconds());
		}
		this.outbox.add(new LoginCodeOrder(attempt, this.codes.order(attempt), language.code()).entry());
		return shown(row);
	}

	/**
	 * Creates the ordered code, unless there is a newer one or the attempt is over.
	 * @return the code in clear, for the message only
	 */
	@Transactional
	Optional<Made> make(LoginCodeOrder order, MobileNumber mobile) {
		return this.attempts.hold(order.attempt())
			.filter((row) -> !isOver(row))
			.flatMap((row) -> this.codes.make(row.id(), order.ordinal()).map((code) -> {
				this.attempts.sendTo(row.id(), mobile);
				return new Made(code, row.number());
			}));
	}

	/** Returns whose telephone gets the code of the attempt, while it is still wanted. */
	Optional<Addressee> waiting(LoginCodeOrder order) {
		var state = this.codes.state(order.attempt());
		return this.attempts.find(order.attempt())
			.filter((row) -> state.ordered() == order.ordinal() && !isOver(row))
			.filter((row) -> state.orderedAt()
				.filter((ordered) -> this.clock.instant()
					.isBefore(ordered.plus(this.limits.duration(CitizenLimit.LOGIN_SENDING))))
				.isPresent())
			.map((row) -> new Addressee(row.identityNumber(), row.caseReference(), row.callNumber().isPresent()));
	}

	/** Returns whose attempt it is, and how many codes it took. */
	public Optional<Begun> begun(String attempt) {
		return this.attempts.find(attempt)
			.map((row) -> new Begun(row.identityNumber(), this.codes.state(attempt).ordered()));
	}

	/**
	 * Checks a code and counts the try; a correct code is invalid afterwards.
	 * @param call the call in which it is tried, which has to be the one of the attempt
	 */
	@Transactional
	public LoginVerdict tryCode(String attempt, Optional<String> call, String given) {
		var row = held(attempt);
		var verdict = judge(row, !row.isTracking() && row.callNumber().equals(call), given);
		return new LoginVerdict(
				verdict.right() ? Optional.of(new Citizen(row.identityNumber(), row.mobile())) : Optional.empty(),
				verdict.triesLeft());
	}

	/** Checks the code of an attempt to open a case, in the same way. */
	@Transactional
	public TrackingVerdict tryTracking(String attempt, String given) {
		var row = held(attempt);
		var verdict = judge(row, row.isTracking(), given);
		return new TrackingVerdict(row.caseReference().filter((reference) -> verdict.right()), verdict.triesLeft());
	}

	private CodeVerdict judge(Row row, boolean mayBeRight, String given) {
		var code = Digits.toLatin(given.strip());
		if (isOver(row) || !mayBeRight) {
			// Takes as long as a try that counts.
			OneTimeCode.matches(code, null);
			return new CodeVerdict(false, 0);
		}
		var verdict = this.codes.judge(row.id(), code);
		if (verdict.right()) {
			this.attempts.succeed(row.id());
		}
		return verdict;
	}

	/** Deletes old attempts; the access log keeps what the citizen read. */
	@Scheduled(cron = "0 40 3 * * *", zone = "Asia/Riyadh")
	void forgetOld() {
		var over = this.retention.over(RecordClass.LOGIN_ATTEMPT, this.clock.instant());
		this.attempts.forgetBefore(over.atOffset(ZoneOffset.UTC));
		this.codes.forget(over);
	}

	private boolean isOver(Row attempt) {
		return attempt.done() || this.codes.state(attempt.id()).tries() >= tries();
	}

	private Attempt shown(Row attempt) {
		return new Attempt(attempt.id(), attempt.number(), tries() - this.codes.state(attempt.id()).tries());
	}

	private Row held(String attempt) {
		return this.attempts.hold(attempt).orElseThrow(() -> new RefusalException(Kind.CONFLICT, "login.over"));
	}

	/**
	 * A log-in attempt.
	 *
	 * @param id kept in the session, and shown nowhere
	 * @param number shown on the page and in the message, so that the citizen can match
	 * them
	 */
	public record Attempt(String id, String number, int triesLeft) implements Serializable {
	}

	/**
	 * Result of a try.
	 *
	 * @param citizen the citizen, if the code was correct
	 */
	public record LoginVerdict(Optional<Citizen> citizen, int triesLeft) {
	}

	/**
	 * Result of a try to open a case.
	 *
	 * @param caseReference the case, if the code was correct
	 */
	public record TrackingVerdict(Optional<String> caseReference, int triesLeft) {
	}

	/**
	 * The person who logs in, or the case whose requester opens it.
	 *
	 * @param calling whether the person is on the telephone with an officer
	 */
	record Addressee(String identityNumber, Optional<String> caseReference, boolean calling) {
	}

	/** Whose attempt it is, and the number of its codes. */
	public record Begun(String identityNumber, int codes) {
	}

	/** A code to send. */
	record Made(String code, String number) {
	}

}
