package sa.wusul.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import sa.wusul.platform.code.OneTimeCode;
import sa.wusul.platform.outbox.Outbox;

/**
 * The codes against which documents are handed over. A new code invalidates the one
 * before; so do three wrong attempts.
 */
@Component
class HandoverCodeService {

	static final int TRIES = 3;

	/** The lifetime of a code for a delivery attempt, which is the day of the attempt. */
	private static final Duration AT_THE_DOOR = Duration.ofHours(24);

	private final JdbcClient jdbc;

	private final Outbox outbox;

	private final Clock clock;

	HandoverCodeService(JdbcClient jdbc, Outbox outbox, Clock clock) {
		this.jdbc = jdbc;
		this.outbox = outbox;
		this.clock = clock;
	}

	/**
	 * Orders a code for a delivery that the caller has locked; it is generated on
	 * sending.
	 */
	void order(Delivery delivery, String messageKey) {
		var ordinal = code(delivery).ordered() + 1;
		this.jdbc.sql("""
				update delivery set codes_ordered = ?, code_ordered_at = ?, code_hash = null, tries = 0
				where id = ?""").params(ordinal, utc(this.clock.instant()), delivery.id()).update();
		this.outbox.add(new HandoverCodeOrder(delivery.id(), ordinal, messageKey).entry(delivery.caseReference()));
	}

	/** Checks whether a code was ordered so recently that it may still be on its way. */
	boolean justOrdered(Delivery delivery, Duration time) {
		return code(delivery).orderedAt()
			.filter((ordered) -> ordered.plus(time).isAfter(this.clock.instant()))
			.isPresent();
	}

	/**
	 * Generates the ordered code, unless the delivery continued meanwhile.
	 * @return the code in clear, for the message only
	 */
	Optional<String> make(HandoverCodeOrder order) {
		var code = OneTimeCode.next();
		var made = this.jdbc.sql("""
				update delivery set code_hash = :hash,
				  code_expires_at = case when state = 'AT_OFFICE' then kept_until else :nextDay end
				where id = :id and codes_ordered = :ordinal and state in ('OUT_FOR_DELIVERY', 'AT_OFFICE')""")
			.param("hash", OneTimeCode.hash(code))
			.param("nextDay", utc(this.clock.instant().plus(AT_THE_DOOR)))
			.param("id", order.delivery())
			.param("ordinal", order.ordinal())
			.update();
		return Optional.of(code).filter((kept) -> made == 1);
	}

	/**
	 * Checks a code for a delivery that the caller has locked, and counts the attempt.
	 */
	HandoverVerdict judge(Delivery delivery, String given) {
		var code = code(delivery);
		var alive = code.tries() < TRIES && code.expiresAt().filter(this.clock.instant()::isBefore).isPresent();
		if (OneTimeCode.matches(given, alive ? code.hash() : null)) {
			return new HandoverVerdict(true, TRIES - code.tries());
		}
		return wrong(delivery, code);
	}

	/** Counts a wrong attempt because of another mismatch. */
	HandoverVerdict refuse(Delivery delivery) {
		return wrong(delivery, code(delivery));
	}

	private HandoverVerdict wrong(Delivery delivery, Code code) {
		var tries = Math.min(code.tries() + 1, TRIES);
		this.jdbc.sql("""
				update delivery set tries = :tries, code_hash = case when :tries >= :most then null else code_hash end
				where id = :id""").param("tries", tries).param("most", TRIES).param("id", delivery.id()).update();
		return new HandoverVerdict(false, TRIES - tries);
	}

	boolean spent(Delivery delivery) {
		return code(delivery).tries() >= TRIES;
	}

	private Code code(Delivery delivery) {
		return this.jdbc
			.sql("select codes_ordered, code_ordered_at, code_hash, code_expires_at, tries from delivery where id = ?")
			.param(delivery.id())
			.query((row, index) -> new Code(row.getInt("codes_ordered"),
					instant(row.getObject("code_ordered_at", OffsetDateTime.class)), row.getString("code_hash"),
					instant(row.getObject("code_expires_at", OffsetDateTime.class)), row.getInt("tries")))
			.single();
	}

	private static Optional<Instant> instant(OffsetDateTime time) {
		return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
	}

	private static OffsetDateTime utc(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

	private record Code(int ordered, Optional<Instant> orderedAt, String hash, Optional<Instant> expiresAt, int tries) {
	}

	/**
	 * The result of a check: whether the code was right, and the number of attempts left.
	 */
	record HandoverVerdict(boolean right, int triesLeft) {
	}

}
