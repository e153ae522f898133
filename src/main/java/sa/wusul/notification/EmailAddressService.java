package sa.wusul.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.notification.MessageChoice.Channel;
import sa.wusul.platform.attempt.AttemptLimit;
import sa.wusul.platform.attempt.AttemptLimit.Rate;
import sa.wusul.platform.attempt.AttemptLimiter;
import sa.wusul.platform.audit.AuditEntry;
import sa.wusul.platform.audit.AuditLog;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.code.OneTimeCodes;
import sa.wusul.platform.code.OneTimeCodes.Policy;
import sa.wusul.platform.limit.Limit;
import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.platform.outbox.Outbox;
import sa.wusul.platform.outbox.OutboxEntry;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.retention.RecordClass;
import sa.wusul.platform.retention.RetentionDecisions;

/**
 * Addresses for e-mail: a person names one, proves it by the code sent there, chooses
 * what goes there, and removes it.
 */
@Service
public class EmailAddressService {

	private static final String PURPOSE = "email-address";

	private static final Pattern ADDRESS = Pattern
		.compile("[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,24}");

	private static final int LONGEST = 120;

	private static final DateTimeFormatter NUMBER = DateTimeFormatter.ofPattern("yyMMdd-HHmmss", Locale.ROOT)
		.withZone(Kingdom.ZONE);

	private static final Limit LIVES = Limit.of("intake.LOGIN_CODE");

	private static final Limit TRIES = Limit.of("intake.LOGIN_TRIES");

	private static final Limit BETWEEN = Limit.of("intake.LOGIN_NEXT_CODE");

	private static final Limit DAILY = Limit.of("intake.LOGIN_CODES_DAILY");

	private final MessageChoiceRepository choices;

	private final OneTimeCodes codes;

	private final ObjectProvider<EmailGateway> gateway;

	private final LimitDecisions limits;

	private final AttemptLimiter limiter;

	private final RetentionDecisions retention;

	private final Outbox outbox;

	private final MessageTextReader texts;

	private final AuditLog audit;

	private final Clock clock;

	EmailAddressService(MessageChoiceRepository choices, JdbcClient jdbc, ObjectProvider<EmailGateway> gateway,
			LimitDecisions limits, AttemptLimiter limiter, RetentionDecisions retention, Outbox outbox,
			MessageTextReader texts, AuditLog audit, Clock clock) {
		this.choices = choices;
		this.codes = new OneTimeCodes(jdbc, clock, PURPOSE, this::policy);
		this.gateway = gateway;
		this.limits = limits;
		this.limiter = limiter;
		this.retention = retention;
		this.outbox = outbox;
		this.texts = texts;
		this.audit = audit;
		this.clock = clock;
	}

	/** Another code restores the tries; the codes of a day are counted. */
	private Policy policy() {
		return new Policy(this.limits.number(TRIES), Policy.UNLIMITED, this.limits.duration(LIVES),
				this.limits.duration(BETWEEN), true, false);
	}

	/** Checks whether there is a mail server. */
	public boolean isOffered() {
		return this.gateway.getIfAvailable() != null;
	}

	/**
	 * Keeps an address that is not proven yet, and orders a code for it.
	 * @throws RefusalException {@code email.notOffered}, {@code email.address},
	 * {@code login.codeJustSent}, {@code email.codesOfDay}
	 */
	@Transactional
	public void name(String mobile, String typed, MessageLanguage language) {
		var address = typed.strip();
		if (!isOffered()) {
			throw new RefusalException(Kind.UNAVAILABLE, "email.notOffered");
		}
		if (address.length() > LONGEST || !ADDRESS.matcher(address).matches()) {
			throw new RefusalException(Kind.INVALID, "email.address");
		}
		var subject = this.choices.key(mobile);
		if (this.codes.justOrdered(subject)) {
			throw new RefusalException(Kind.TOO_MANY, "login.codeJustSent", policy().between().toSeconds());
		}
		var daily = AttemptLimit.of(PURPOSE, new Rate(this.limits.number(DAILY), Duration.ofDays(1)));
		if (this.limiter.take(daily, mobile).isPresent() || this.limiter.take(daily, address).isPresent()) {
			throw new RefusalException(Kind.TOO_MANY, "email.codesOfDay");
		}
		var choice = this.choices.hold(mobile).orElse(MessageChoice.NONE.in(language));
		this.choices.keep(mobile, choice.naming(address));
		this.outbox.add(new EmailCodeOrder(mobile, address, this.codes.order(subject), language.code()).entry(subject));
	}

	/** Creates the ordered code, unless there is a newer one or another address. */
	@Transactional
	Optional<String> make(EmailCodeOrder order) {
		return this.choices.hold(order.mobile())
			.filter((choice) -> choice.namedAddress().equals(Optional.of(order.address())))
			.flatMap((choice) -> this.codes.make(this.choices.key(order.mobile()), order.ordinal()));
	}

	/**
	 * Checks the code that was sent to the named address; a correct one makes it the
	 * address of the person, who is told so at their number.
	 * @param person identity number, of which the audit log gets a pseudonym
	 * @throws RefusalException {@code email.none}
	 */
	@Transactional
	public Verdict prove(String mobile, String person, String code, Channel channel) {
		var choice = this.choices.hold(mobile)
			.filter((known) -> known.namedAddress().isPresent())
			.orElseThrow(() -> new RefusalException(Kind.CONFLICT, "email.none"));
		var verdict = this.codes.judge(this.choices.key(mobile), code.strip());
		if (verdict.right()) {
			this.choices.keep(mobile, choice.proven(channel));
			changed(mobile, person, choice, choice.address().isEmpty() ? Change.ADDED : Change.CHANGED);
		}
		return new Verdict(verdict.right(), verdict.triesLeft());
	}

	/**
	 * Chooses the channel of messages that are neither codes nor urgent; the number is
	 * told of another one.
	 * @param person identity number, of which the audit log gets a pseudonym
	 * @throws RefusalException {@code email.none} without a proven address
	 */
	@Transactional
	public void choose(String mobile, String person, Channel channel) {
		var choice = this.choices.hold(mobile)
			.filter((known) -> known.address().isPresent())
			.orElseThrow(() -> new RefusalException(Kind.CONFLICT, "email.none"));
		if (choice.channel() != channel) {
			this.choices.keep(mobile,
					new MessageChoice(choice.language(), channel, choice.address(), choice.namedAddress()));
			changed(mobile, person, choice, Change.CHANNEL);
		}
	}

	/**
	 * Removes the addresses, so that messages go to the number alone, which is told so.
	 * @param person identity number, of which the audit log gets a pseudonym
	 */
	@Transactional
	public void remove(String mobile, String person) {
		this.choices.hold(mobile).ifPresent((choice) -> {
			this.codes.withdraw(this.choices.key(mobile));
			this.choices.keep(mobile, MessageChoice.NONE.in(choice.language()));
			if (choice.address().isPresent()) {
				changed(mobile, person, choice, Change.REMOVED);
			}
		});
	}

	/**
	 * Leaves an entry in the audit log and a message at the number, whose owner may be
	 * somebody else. Both have the same number, which is the moment.
	 */
	private void changed(String mobile, String person, MessageChoice choice, Change change) {
		var number = NUMBER.format(this.clock.instant());
		this.audit.add(AuditEntry.done(this.audit.pseudonym(person), change.deed).on(number));
		var text = this.texts.render(choice.language(), change.text, number, Map.of());
		this.outbox.add(OutboxEntry.of(SmsOutboxHandler.KIND, this.choices.key(mobile) + ":" + change + ":" + number,
				null, new SmsOutboxHandler.Sms(mobile, text, change.text, null, null)));
	}

	@Scheduled(cron = "0 45 3 * * *", zone = "Asia/Riyadh")
	void forgetOld() {
		this.codes.forget(this.retention.over(RecordClass.ONE_TIME_CODE, this.clock.instant()));
	}

	/** Change of the address of a person, or of the channel of their messages. */
	private enum Change {

		ADDED("emailAdded", "email.added"), CHANGED("emailChanged", "email.changed"),
		REMOVED("emailRemoved", "email.removed"), CHANNEL("channelChanged", "email.channel");

		private final String text;

		private final String deed;

		Change(String text, String deed) {
			this.text = text;
			this.deed = deed;
		}

	}

	/** Result of a try. */
	public record Verdict(boolean right, int triesLeft) {
	}

}
