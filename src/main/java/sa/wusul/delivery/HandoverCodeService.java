package sa.wusul.delivery;

import java.time.Clock;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.platform.code.OneTimeCodes;
import sa.wusul.platform.code.OneTimeCodes.CodeVerdict;
import sa.wusul.platform.code.OneTimeCodes.Policy;
import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.platform.outbox.Outbox;

/**
 * The codes against which documents are handed over. A new code invalidates the one
 * before; so do the wrong attempts of the limit.
 */
@Component
class HandoverCodeService {

	static final String PURPOSE = "handover";

	private final DeliveryRepository deliveries;

	private final OneTimeCodes codes;

	private final LimitDecisions limits;

	private final Outbox outbox;

	HandoverCodeService(DeliveryRepository deliveries, JdbcClient jdbc, LimitDecisions limits, Outbox outbox,
			Clock clock) {
		this.deliveries = deliveries;
		this.codes = new OneTimeCodes(jdbc, clock, PURPOSE, () -> policy(limits));
		this.limits = limits;
		this.outbox = outbox;
	}

	/** A code for a delivery attempt is valid on the day of the attempt. */
	static Policy policy(LimitDecisions limits) {
		return new Policy(limits.number(DeliveryLimit.HANDOVER_TRIES), Policy.UNLIMITED,
				limits.duration(DeliveryLimit.HANDOVER_CODE), limits.duration(DeliveryLimit.HANDOVER_NEXT_CODE), true,
				false);
	}

	/**
	 * Orders a code for a delivery that the caller has locked; it is generated on
	 * sending.
	 */
	void order(Delivery delivery, String messageKey) {
		var ordinal = this.codes.order(subject(delivery));
		this.outbox.add(new HandoverCodeOrder(delivery.id(), ordinal, messageKey).entry(delivery.caseReference()));
	}

	/** Checks whether a code was ordered so recently that it may still be on its way. */
	boolean justOrdered(Delivery delivery) {
		return this.codes.justOrdered(subject(delivery));
	}

	/**
	 * Generates the ordered code, unless the delivery continued meanwhile. A code for a
	 * document in an office is valid as long as the office keeps the document.
	 */
	@Transactional
	Optional<Made> make(HandoverCodeOrder order) {
		return this.deliveries.hold(order.delivery())
			.flatMap((delivery) -> code(delivery, order.ordinal()).map((code) -> new Made(code, delivery)));
	}

	private Optional<String> code(Delivery delivery, int ordinal) {
		return switch (delivery.state()) {
			case AT_OFFICE -> this.codes.make(subject(delivery), ordinal, delivery.keptUntil().orElseThrow());
			case OUT_FOR_DELIVERY -> this.codes.make(subject(delivery), ordinal);
			default -> Optional.empty();
		};
	}

	/**
	 * Checks a code for a delivery that the caller has locked, and counts the attempt.
	 */
	CodeVerdict judge(Delivery delivery, String given) {
		return this.codes.judge(subject(delivery), given);
	}

	/** Counts a wrong attempt because of another mismatch. */
	CodeVerdict refuse(Delivery delivery) {
		return this.codes.countWrong(subject(delivery));
	}

	boolean spent(Delivery delivery) {
		return this.codes.state(subject(delivery)).tries() >= this.limits.number(DeliveryLimit.HANDOVER_TRIES);
	}

	private static String subject(Delivery delivery) {
		return subject(delivery.id());
	}

	static String subject(long delivery) {
		return String.valueOf(delivery);
	}

	/**
	 * A new code for a delivery.
	 *
	 * @param code the code in clear, for the message only
	 */
	record Made(String code, Delivery delivery) {
	}

}
