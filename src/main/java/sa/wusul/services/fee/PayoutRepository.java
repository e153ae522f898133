package sa.wusul.services.fee;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.platform.encryption.PersonalFields;
import sa.wusul.services.fee.Payouts.NewPayout;
import sa.wusul.services.fee.Payouts.PayoutState;

/** The rows of payouts. */
@Repository
class PayoutRepository {

	private final JdbcClient jdbc;

	private final Clock clock;

	private final PersonalFields fields;

	PayoutRepository(JdbcClient jdbc, Clock clock, PersonalFields fields) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.fields = fields;
	}

	Optional<String> orderedBy(String orderKey) {
		return this.jdbc.sql("select number from payout where order_key = ?")
			.param(orderKey)
			.query(String.class)
			.optional();
	}

	void insert(String number, NewPayout payout) {
		this.jdbc.sql("""
				insert into payout (number, case_reference, order_key, purpose, amount, account, message_name, state,
				  ordered_at)
				values (:number, :reference, :key, :purpose, :amount, :account, :message, 'ORDERED', :now)""")
			.param("number", number)
			.param("reference", payout.caseReference())
			.param("key", payout.orderKey())
			.param("purpose", payout.purpose())
			.param("amount", payout.amount().halalas())
			.param("account", this.fields.seal("payout.account", payout.account().value()))
			.param("message", payout.messageName())
			.param("now", OffsetDateTime.now(this.clock))
			.update();
	}

	Optional<Ordered> find(String number) {
		return this.jdbc.sql("""
				select payout.*, state as reported, cancelled_at is not null as cancelled from payout
				where number = ?""").param(number).query(this.fields.rows("payout", Ordered.class)).optional();
	}

	/** Returns the payouts of a case that are neither settled nor cancelled. */
	List<String> open(String caseReference) {
		return this.jdbc
			.sql("select number from payout where case_reference = ? and state = 'ORDERED' and cancelled_at is null "
					+ "order by ordered_at, number")
			.param(caseReference)
			.query(String.class)
			.list();
	}

	/** Cancels the payout and returns whether it was open. */
	boolean cancel(String number) {
		return this.jdbc
			.sql("update payout set cancelled_at = ? where number = ? and state = 'ORDERED' and cancelled_at is null")
			.params(OffsetDateTime.now(this.clock), number)
			.update() == 1;
	}

	/** Settles the payout and returns whether it was not settled before. */
	boolean settle(Payouts.Settlement settlement) {
		return this.jdbc
			.sql("update payout set state = ?, settlement = ?, settled_at = ? where number = ? and state = 'ORDERED'")
			.params(settlement.outcome().name(), settlement.reference(),
					settlement.settledAt().atOffset(ZoneOffset.UTC), settlement.payoutNumber())
			.update() == 1;
	}

	/**
	 * An ordered payout.
	 *
	 * @param settlement the biller's reference of the result
	 */
	record Ordered(String caseReference, Biller.PayoutOrder order, PayoutState reported, boolean cancelled,
			String messageName, Optional<String> settlement) {

		PayoutState state() {
			return (this.cancelled && this.reported == PayoutState.ORDERED) ? PayoutState.CANCELLED : this.reported;
		}

		boolean isSettledBy(Payouts.Settlement reported) {
			return this.reported == reported.outcome() && this.settlement.equals(Optional.of(reported.reference()));
		}

	}

}
