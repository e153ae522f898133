package sa.wusul.services.register;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import sa.wusul.platform.database.RecordRowMapper;
import sa.wusul.services.register.RegisterOrder.Entering;

/** The rows of exchanges. Changes lock the exchange within a transaction. */
@Component
class RegisterExchangeRepository {

	private final JdbcClient jdbc;

	private final Clock clock;

	RegisterExchangeRepository(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Begins the exchange, or its next round if it exists. */
	Exchange begin(RegisterOrder order) {
		var begun = this.jdbc.sql("""
				insert into register_exchange (exchange, case_reference, entry_kind, term_years, round, asked_at)
				select cast(:exchange as varchar), cast(:reference as varchar), cast(:kind as varchar),
				       cast(:years as integer), 1, cast(:now as timestamp with time zone)
				where not exists (select 1 from register_exchange where exchange = :exchange)
				""")
			.param("exchange", order.exchange())
			.param("reference", order.caseReference())
			.param("kind", order.entry().map(Entering::kind).orElse(null))
			.param("years", order.entry().flatMap(Entering::termYears).orElse(null))
			.param("now", now())
			.update();
		if (begun == 0) {
			this.jdbc.sql("update register_exchange set round = round + 1 where exchange = ?")
				.param(order.exchange())
				.update();
		}
		else {
			order.registers().stream().distinct().forEach((register) -> question(order.exchange(), register));
		}
		return find(order.exchange()).orElseThrow();
	}

	private void question(String exchange, String register) {
		this.jdbc.sql("insert into register_question (exchange, register, asked_at) values (?, ?, ?)")
			.params(exchange, register, now())
			.update();
	}

	Optional<Exchange> find(String exchange) {
		return find(exchange, "");
	}

	/** Finds and locks the exchange until the end of the transaction. */
	Optional<Exchange> hold(String exchange) {
		return find(exchange, " for update");
	}

	private Optional<Exchange> find(String exchange, String lock) {
		return this.jdbc.sql("""
				select exchange as name, case_reference, entry_kind, term_years, round from register_exchange
				where exchange = ?""" + lock).param(exchange).query(RecordRowMapper.of(Exchange.class)).optional();
	}

	List<String> silent(String exchange) {
		return this.jdbc
			.sql("select register from register_question where exchange = ? and answered_at is null order by register")
			.param(exchange)
			.query(String.class)
			.list();
	}

	/**
	 * Stores that the register answered, and returns false if it had answered before.
	 * @param refusal the reason for which it refused the entry, if it did
	 */
	boolean answered(String exchange, String register, Optional<EntryRefusal> refusal) {
		return this.jdbc.sql("""
				update register_question set answered_at = :now, refusal = :refusal
				where exchange = :exchange and register = :register and answered_at is null""")
			.param("now", now())
			.param("refusal", refusal.map(EntryRefusal::name).orElse(null))
			.param("exchange", exchange)
			.param("register", register)
			.update() == 1;
	}

	Optional<EntryRefusal> refusal(String exchange) {
		return this.jdbc
			.sql("select refusal from register_question where exchange = ? and refusal is not null order by register")
			.param(exchange)
			.query(String.class)
			.list()
			.stream()
			.map(EntryRefusal::of)
			.findFirst();
	}

	void complete(String exchange) {
		this.jdbc.sql("update register_exchange set answered_at = ? where exchange = ?")
			.params(now(), exchange)
			.update();
	}

	private OffsetDateTime now() {
		return OffsetDateTime.now(this.clock);
	}

	/** The current state of an exchange. */
	record Exchange(String name, String caseReference, Optional<Entering> entry, int round) {
	}

}
