package sa.wusul.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

import sa.wusul.notification.SmsOutboxHandler.Sms;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.encryption.PersonalFields;
import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.platform.outbox.Outbox;
import sa.wusul.platform.outbox.OutboxEntry;
import sa.wusul.platform.relay.PostponedException;

/**
 * Courtesy towards people who get messages: what may wait comes neither at night nor in
 * heaps, and what only informs of one case at one moment comes as one message (ADR 58).
 */
@Service
@EnableConfigurationProperties(MessageCourtesyProperties.class)
class MessageCourtesyService {

	private final MessageCourtesyProperties properties;

	private final MessageCareDecisions cares;

	private final LimitDecisions limits;

	private final SmsDeliveryRepository deliveries;

	private final Outbox outbox;

	private final PersonalFields fields;

	private final SmsMetrics metrics;

	private final Clock clock;

	MessageCourtesyService(MessageCourtesyProperties properties, MessageCareDecisions cares, LimitDecisions limits,
			SmsDeliveryRepository deliveries, Outbox outbox, PersonalFields fields, SmsMetrics metrics, Clock clock) {
		this.properties = properties;
		this.cares = cares;
		this.limits = limits;
		this.deliveries = deliveries;
		this.outbox = outbox;
		this.fields = fields;
		this.metrics = metrics;
		this.clock = clock;
	}

	/** Checks whether a message counts among those that its number gets in a day. */
	boolean counts(MessageCare care) {
		return this.properties.on() && care.mayWait();
	}

	/**
	 * Returns the text to send now, with those of its companions; empty if another
	 * message carries it.
	 * @param left time for which it is of use: no courtesy makes it useless
	 * @throws PostponedException if it has to wait
	 */
	Optional<String> textNow(OutboxEntry entry, Sms sms, MessageCare care, Optional<Duration> left) {
		if (!counts(care)) {
			return Optional.of(sms.text());
		}
		var now = this.clock.instant().atZone(Kingdom.ZONE);
		var hash = this.fields.hash(sms.mobile());
		var known = this.deliveries.known(entry.key(), hash, now.toLocalDate().atStartOfDay(Kingdom.ZONE).toInstant());
		if (known.carried() > 0) {
			return Optional.empty();
		}
		if (known.own() > 0) {
			return Optional.of(joined(sms, this.deliveries.carriedBy(entry.key())));
		}
		waitingTime(now, known.today(), left);
		return Optional.of(care.mayMerge() ? withCompanions(entry, sms, hash) : sms.text());
	}

	private void waitingTime(ZonedDateTime now, long today, Optional<Duration> left) {
		var from = this.limits.number(NotificationLimit.QUIET_FROM);
		var until = this.limits.number(NotificationLimit.QUIET_UNTIL);
		var hour = now.getHour();
		var isQuiet = (from > until) ? hour >= from || hour < until : hour >= from && hour < until;
		var morning = now.toLocalDate().atTime(until, 0).atZone(Kingdom.ZONE);
		if (isQuiet) {
			hold(Hold.QUIET, Duration.between(now, morning.isAfter(now) ? morning : morning.plusDays(1)), left);
		}
		else if (today >= this.limits.number(NotificationLimit.DAILY)) {
			hold(Hold.DAILY, Duration.between(now, morning.plusDays(1)), left);
		}
	}

	private void hold(Hold reason, Duration time, Optional<Duration> left) {
		if (left.filter((use) -> use.compareTo(time) <= 0).isEmpty()) {
			this.metrics.held(reason.name().toLowerCase(Locale.ROOT));
			// Rounded up, so that it does not come a moment too early.
			throw new PostponedException(reason.words, time.plusSeconds(1));
		}
	}

	/** Reserves companions under their own keys, so that none is sent again by itself. */
	private String withCompanions(OutboxEntry entry, Sms sms, String hash) {
		var carried = new ArrayList<String>();
		var text = sms.text();
		for (var other : this.outbox.waiting(entry.kind(), entry.caseReference())) {
			var companion = other.order(Sms.class);
			var longer = text + "\n" + companion.text();
			if (!other.key().equals(entry.key()) && companion.mobile().equals(sms.mobile())
					&& companion.avoided() == null && companion.validUntil() == null && companion.messageKey() != null
					&& this.cares.forText(companion.messageKey()).mayMerge()
					&& new SmsMessage(entry.key(), sms.mobile(), longer).parts() <= this.limits
						.number(NotificationLimit.MERGED_PARTS)
					&& carry(other.key(), entry.key(), hash)) {
				carried.add(other.key());
				text = longer;
			}
		}
		return text;
	}

	private boolean carry(String key, String carrier, String hash) {
		try {
			return this.deliveries.carry(key, carrier, hash, this.clock.instant());
		}
		catch (DuplicateKeyException sentMeanwhile) {
			return false;
		}
	}

	private String joined(Sms sms, List<String> companions) {
		var texts = new ArrayList<>(List.of(sms.text()));
		companions.stream()
			.map(this.outbox::find)
			.flatMap(Optional::stream)
			.filter((entry) -> Objects.nonNull(entry.payload()))
			.map((entry) -> entry.order(Sms.class).text())
			.forEach(texts::add);
		return String.join("\n", texts);
	}

	/** Reason for which a message waits, as its row says. */
	private enum Hold {

		QUIET("held until the morning"), DAILY("held until tomorrow: the number got its messages of the day");

		private final String words;

		Hold(String words) {
			this.words = words;
		}

	}

}
