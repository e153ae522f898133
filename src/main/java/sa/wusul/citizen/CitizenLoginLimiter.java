package sa.wusul.citizen;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Component;

import sa.wusul.platform.attempt.AttemptLimit;
import sa.wusul.platform.attempt.AttemptLimit.Rate;
import sa.wusul.platform.attempt.AttemptLimiter;
import sa.wusul.platform.attempt.AttemptLimiter.Use;
import sa.wusul.platform.attempt.Brake;
import sa.wusul.platform.attempt.BrakeAlarm;
import sa.wusul.platform.attempt.RefusedAttempts;
import sa.wusul.platform.attempt.RefusedAttempts.Kind;
import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.platform.problem.RefusalException;

/**
 * Limits of codes and of wrong codes. A source gets a few codes for one person, and all
 * unknown sources together get a few more, so that strangers can neither spend the
 * owner's log-ins nor flood their telephone. What leads to a log-in does not count.
 */
@Component
public class CitizenLoginLimiter {

	/** Codes that one unknown address orders in vain; a whole quarter may share it. */
	private static final AttemptLimit ADDRESS = AttemptLimit.of("citizen-address", new Rate(60, Duration.ofHours(1)),
			new Rate(300, Duration.ofDays(1)));

	private final AttemptLimiter limiter;

	private final LimitDecisions limits;

	private final RefusedAttempts refused;

	private final BrakeAlarm alarm;

	CitizenLoginLimiter(AttemptLimiter limiter, LimitDecisions limits, RefusedAttempts refused, BrakeAlarm alarm) {
		this.limiter = limiter;
		this.limits = limits;
		this.refused = refused;
		this.alarm = alarm;
	}

	/**
	 * Counts the order of a code.
	 * @param person the identity number, or a case and the identity number
	 * @throws RefusalException {@code login.codesSpent}
	 */
	public void order(String person, LoginSource source) {
		if (this.limiter.takeAll(orders(person, source)).isPresent()) {
			this.refused.record(Kind.CITIZEN_PAUSE, source.id());
			throw new RefusalException(RefusalException.Kind.TOO_MANY, "login.codesSpent");
		}
	}

	/** Gives the order of a code back that was not carried out. */
	public void cancel(String person, LoginSource source) {
		this.limiter.giveBack(orders(person, source));
	}

	/**
	 * Counts a code that is about to be checked.
	 * @throws RefusalException {@code login.brake} while the brake holds
	 */
	public void tryCode(LoginSource source) {
		if (!source.known() && this.limiter.takeAll(List.of(Brake.CITIZENS.use())).isPresent()) {
			this.refused.record(Kind.CITIZEN_BRAKE, source.id());
			this.alarm.raise(Brake.CITIZENS);
			throw new RefusalException(RefusalException.Kind.TOO_MANY, "login.brake");
		}
	}

	/** Reports a wrong code. */
	public void wrongCode(LoginSource source) {
		this.refused.record(Kind.CITIZEN_CODE, source.id());
	}

	/**
	 * Gives the tries of a log-in back.
	 * @param codes the codes that it took
	 */
	public void succeed(String person, LoginSource source, int codes) {
		for (var code = 0; code < codes; code++) {
			cancel(person, source);
		}
		if (!source.known()) {
			this.limiter.giveBack(List.of(Brake.CITIZENS.use()));
		}
	}

	private List<Use> orders(String person, LoginSource source) {
		List<Use> uses = new ArrayList<>();
		uses.add(new Use(AttemptLimit.of("citizen-codes", rate(CitizenLimit.LOGIN_CODES_HOURLY, Duration.ofHours(1)),
				rate(CitizenLimit.LOGIN_CODES_DAILY, Duration.ofDays(1))), source.id() + " " + person));
		if (!source.known()) {
			uses.add(new Use(
					AttemptLimit.of("citizen-strangers", rate(CitizenLimit.LOGIN_CODES_STRANGERS, Duration.ofDays(1))),
					person));
			uses.add(new Use(ADDRESS, source.id()));
		}
		return uses;
	}

	private Rate rate(CitizenLimit limit, Duration within) {
		return new Rate(this.limits.number(limit), within);
	}

}
