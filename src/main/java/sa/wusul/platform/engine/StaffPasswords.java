package sa.wusul.platform.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

import sa.wusul.platform.attempt.AttemptLimit;
import sa.wusul.platform.attempt.AttemptLimit.Rate;
import sa.wusul.platform.attempt.AttemptLimiter;
import sa.wusul.platform.attempt.AttemptLimiter.Refusal;
import sa.wusul.platform.attempt.AttemptLimiter.Use;
import sa.wusul.platform.attempt.Brake;
import sa.wusul.platform.attempt.BrakeAlarm;
import sa.wusul.platform.attempt.KnownBrowsers;
import sa.wusul.platform.attempt.RefusedAttempts;
import sa.wusul.platform.attempt.RefusedAttempts.Kind;
import sa.wusul.platform.attempt.VisitorAddress;
import sa.wusul.platform.problem.RefusalException;

/**
 * The check of passwords of staff, at all interfaces. Wrong ones make their source wait,
 * longer and longer: an address for one name, an address for all names, and all unknown
 * browsers together. No account is ever locked: its owner gets in from elsewhere, and
 * from a browser in which they logged in before.
 */
@Component
class StaffPasswords {

	/** Tries of one source for one name. */
	private static final AttemptLimit PAIR = AttemptLimit.of("staff-pair", new Rate(5, Duration.ofMinutes(1)),
			new Rate(10, Duration.ofHours(1)), new Rate(30, Duration.ofDays(1)));

	/** Tries of one address for all names; a whole office may share it. */
	private static final AttemptLimit ADDRESS = AttemptLimit.of("staff-address", new Rate(30, Duration.ofMinutes(10)),
			new Rate(300, Duration.ofDays(1)));

	private final AttemptLimiter limiter;

	private final KnownBrowsers browsers;

	private final RefusedAttempts refused;

	private final BrakeAlarm alarm;

	private final RememberedPasswords remembered;

	private final Object[] lines = Stream.generate(Object::new).limit(256).toArray();

	StaffPasswords(AttemptLimiter limiter, KnownBrowsers browsers, RefusedAttempts refused, BrakeAlarm alarm,
			RememberedPasswords remembered) {
		this.limiter = limiter;
		this.browsers = browsers;
		this.refused = refused;
		this.alarm = alarm;
		this.remembered = remembered;
	}

	/**
	 * Checks a password.
	 * @param account the account of this name, or {@code null}
	 * @throws RefusalException {@code login.paused} if its source has to wait
	 */
	boolean check(String user, UserEntity account, String password, BooleanSupplier slowCheck) {
		var attempt = LogInAttempt.current();
		if (attempt.isEmpty()) {
			return slowCheck.getAsBoolean();
		}
		// One by one, so that requests at once are not taken for guesses.
		synchronized (this.lines[Math.floorMod(user.hashCode(), this.lines.length)]) {
			return check(user, account, attempt.get(), password, slowCheck);
		}
	}

	/**
	 * Checks whether the password was right a short time ago, from the same source, for
	 * an account that has not changed since. Technical accounts have none.
	 */
	boolean remembers(String user, UserEntity account, String password) {
		return LogInAttempt.current()
			.filter((attempt) -> this.remembered.holds(user, source(attempt, Optional.of(account)),
					String.valueOf(account.getPassword()), password))
			.isPresent();
	}

	private String source(LogInAttempt attempt, Optional<UserEntity> account) {
		return account.flatMap((owner) -> this.browsers.find(attempt.request(), browserOf(owner)))
			.orElseGet(() -> VisitorAddress.of(attempt.request()));
	}

	/**
	 * Counts a try at a technical account; its key cannot be guessed, so nobody has to
	 * wait.
	 */
	void refuseKey() {
		this.refused.record(Kind.ACCOUNT_KEY,
				LogInAttempt.current().map((attempt) -> VisitorAddress.of(attempt.request())).orElse(""));
	}

	private boolean check(String user, UserEntity account, LogInAttempt attempt, String password,
			BooleanSupplier slowCheck) {
		var address = VisitorAddress.of(attempt.request());
		var known = Optional.ofNullable(account)
			.flatMap((owner) -> this.browsers.find(attempt.request(), browserOf(owner)));
		var source = known.orElse(address);
		var uses = uses(user, address, known);
		if (account != null && this.remembered.holds(user, source, String.valueOf(account.getPassword()), password)
				&& this.limiter.hasLeft(PAIR, uses.get(0).subject())) {
			return true;
		}
		this.limiter.takeAll(uses).ifPresent((refusal) -> refuse(refusal, address, attempt));
		if (!isRight(slowCheck, uses)) {
			this.refused.record(Kind.STAFF_PASSWORD, address);
			return false;
		}
		this.limiter.giveBack(uses);
		// The first log-in of an account of the directory has just created it.
		var stored = String.valueOf((account != null) ? account.getPassword() : null);
		this.remembered.add(user, source, stored, password);
		if (attempt.isOfWebApp() && known.isEmpty()) {
			this.browsers.remember(attempt.request(), attempt.response(), browserOf(user, stored));
		}
		return true;
	}

	/** Does not count a try whose password nobody could check. */
	private boolean isRight(BooleanSupplier slowCheck, List<Use> uses) {
		try {
			return slowCheck.getAsBoolean();
		}
		catch (RefusalException refused) {
			this.limiter.giveBack(uses);
			throw refused;
		}
	}

	private static List<Use> uses(String user, String address, Optional<String> known) {
		List<Use> uses = new ArrayList<>();
		uses.add(new Use(PAIR, known.orElse(address) + " " + user));
		if (known.isEmpty()) {
			uses.add(new Use(ADDRESS, address));
			uses.add(Brake.STAFF.use());
		}
		return uses;
	}

	private void refuse(Refusal refusal, String address, LogInAttempt attempt) {
		var brake = refusal.limit().equals(Brake.STAFF.limit());
		this.refused.record(brake ? Kind.STAFF_BRAKE : Kind.STAFF_PAUSE, address);
		if (brake) {
			this.alarm.raise(Brake.STAFF);
		}
		var seconds = refusal.pause().toSeconds() + 1;
		attempt.response().setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
		throw new RefusalException(RefusalException.Kind.TOO_MANY, "login.paused", (seconds + 59) / 60);
	}

	private static KnownBrowsers.Account browserOf(UserEntity owner) {
		return browserOf(owner.getId(), String.valueOf(owner.getPassword()));
	}

	private static KnownBrowsers.Account browserOf(String user, String storedPassword) {
		return new KnownBrowsers.Account("staff", user, storedPassword);
	}

	/** Forgets what was remembered of an account that changes. */
	void forget(String user) {
		this.remembered.forget(user);
	}

}
