package sa.wusul.notification;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import sa.wusul.notification.SmsDeliveryRepository.Part;

/**
 * Watch of what was sent: it asks the centre about late receipts, expects none after some
 * days, and finds the gateways whose receipts are slow. Nodes may do the same at the same
 * time.
 */
@Component
class SmsDeliveryWatch implements SmartInitializingSingleton {

	private static final Logger logger = LoggerFactory.getLogger(SmsDeliveryWatch.class);

	/** Questions to the centres in one look. */
	private static final int MOST_ASKED = 20;

	/** Messages below which a share of missing receipts says nothing. */
	private static final int LEAST = 5;

	/**
	 * The time in which messages count, early receipts wait, and nothing is asked twice.
	 */
	private static final Duration LOOK_BACK = Duration.ofHours(1);

	private final SmsDispatchService dispatch;

	private final SmsDeliveryRepository deliveries;

	private final SmsProperties properties;

	private final SmsMetrics metrics;

	private final Clock clock;

	SmsDeliveryWatch(SmsDispatchService dispatch, SmsDeliveryRepository deliveries, SmsProperties properties,
			SmsMetrics metrics, Clock clock) {
		this.dispatch = dispatch;
		this.deliveries = deliveries;
		this.properties = properties;
		this.metrics = metrics;
		this.clock = clock;
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.dispatch.gateways().forEach(this.metrics::begin);
	}

	@Scheduled(fixedDelayString = "${wusul.sms.look-every:30s}", initialDelayString = "${wusul.sms.look-every:30s}")
	void look() {
		if (this.properties.gateways().isEmpty()) {
			return;
		}
		try {
			lookNow();
		}
		catch (RuntimeException problem) {
			logger.warn("SMS: deliveries cannot be looked through now, will retry: {}", problem.getClass().getName());
		}
	}

	void lookNow() {
		var now = this.clock.instant();
		this.dispatch.matchEarly();
		this.metrics.unmatched(this.deliveries.forgetEarlyBefore(now.minus(LOOK_BACK)));
		this.deliveries.late(now.minus(this.properties.receiptPatience()), now.minus(LOOK_BACK), MOST_ASKED)
			.forEach(this::ask);
		this.deliveries.unconfirmed(now.minus(this.properties.withoutReceipt()), now);
		this.dispatch.slow(slow());
		this.deliveries.outstanding()
			.forEach((gateway) -> this.metrics.outstanding(gateway.gateway(), gateway.parts()));
	}

	private void ask(Part part) {
		this.dispatch.gateway(part.gateway()).filter(SmsGateway::isReady).ifPresent((gateway) -> {
			this.deliveries.asked(part.id(), this.clock.instant());
			gateway.ask(part.centreId())
				.ifPresent((state) -> this.dispatch.settle(part.id(), state, Optional.of("asked")));
		});
	}

	/** Returns the gateways of which more than half lacks its receipt. */
	private Set<String> slow() {
		return this.deliveries.receipted(this.clock.instant(), LOOK_BACK, this.properties.receiptPatience())
			.stream()
			.filter((gateway) -> gateway.sent() >= LEAST && gateway.silent() * 2 > gateway.sent())
			.map(SmsDeliveryRepository.Receipted::gateway)
			.collect(Collectors.toSet());
	}

}
