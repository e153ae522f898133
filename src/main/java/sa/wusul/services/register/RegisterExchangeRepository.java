package sa.wusul.services.register;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import sa.wusul.platform.database.RecordRowMapper;
import sa.wusul.platform.database.Unanswered;
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

	/**
	 * Begins the exchange, or its next round if it exists.
	 * @param questions returns the questions of a new exchange
	 */
	Begun begin(RegisterOrder order, Supplier<Stream<Question>> questions) {
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
			return new Begun(find(order.exchange()).orElseThrow(), silent(order.exchange()));
		}
		var asked = questions.get()
			.distinct()
			.sorted(Comparator.comparing(Question::register).thenComparing(Question::line))
			.toList();
		insert(order.exchange(), asked);
		return new Begun(new Exchange(order.exchange(), order.caseReference(), order.entry(), 1), asked);
	}

	private void insert(String exchange, List<Question> questions) {
		if (!questions.isEmpty()) {
			var now = now();
			Unanswered.write(() -> this.jdbc
				.sql("insert into register_question (exchange, register, line, asked_at) values "
						+ String.join(", ", Collections.nCopies(questions.size(), "(?, ?, ?, ?)")))
				.params(questions.stream()
					.flatMap((question) -> Stream.<Object>of(exchange, question.register(), question.line(), now))
					.toList())
				.update());
		}
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

	/** Returns the questions without an answer. */
	List<Question> silent(String exchange) {
		return this.jdbc.sql("""
				select register, line from register_question
				where exchange = ? and answered_at is null order by register, line""")
			.param(exchange)
			.query(RecordRowMapper.of(Question.class))
			.list();
	}

	/** Returns how far the exchange is. */
	Progress progress(String exchange) {
		return this.jdbc.sql("""
				select count(*) - count(answered_at) as silent, count(case when line > 0 then 1 end) as listed
				from register_question where exchange = ?""")
			.param(exchange)
			.query(RecordRowMapper.of(Progress.class))
			.single();
	}

	/**
	 * Stores that the register answered, and returns false if it had answered before.
	 * @param refusal the reason for which it refused the entry, if it did
	 */
	boolean answered(String exchange, Question question, Optional<EntryRefusal> refusal) {
		return this.jdbc.sql("""
				update register_question set answered_at = :now, refusal = :refusal
				where exchange = :exchange and register = :register and line = :line and answered_at is null""")
			.param("now", now())
			.param("refusal", refusal.map(EntryRefusal::name).orElse(null))
			.param("exchange", exchange)
			.param("register", question.register())
			.param("line", question.line())
			.update() == 1;
	}

	/**
	 * Returns the reason for which a register refused what was to be entered. The refusal
	 * of some workers of a list is not one of the list.
	 */
	Optional<EntryRefusal> refusal(String exchange) {
		return this.jdbc.sql("""
				select refusal from register_question q where exchange = ? and refusal is not null
				and (line = 0 or not exists (select 1 from register_question o
				where o.exchange = q.exchange and o.line > 0 and o.refusal is null))
				order by register, line""")
			.param(exchange)
			.query(String.class)
			.list()
			.stream()
			.map(EntryRefusal::of)
			.findFirst();
	}

	void complete(String exchange) {
		Unanswered.write(() -> this.jdbc.sql("update register_exchange set answered_at = ? where exchange = ?")
			.params(now(), exchange)
			.update());
	}

	private OffsetDateTime now() {
		return OffsetDateTime.now(this.clock);
	}

	/**
	 * A question to a register.
	 *
	 * @param line the worker of the employer's list that it is about; 0 if it is about
	 * the requester
	 */
	record Question(String register, int line) {

		boolean isListed() {
			return this.line > 0;
		}

	}

	/**
	 * The progress of an exchange.
	 *
	 * @param silent the number of questions without an answer
	 * @param listed the number of questions about workers of a list
	 */
	record Progress(int silent, int listed) {
	}

	/** A round that begins, and the questions that it asks. */
	record Begun(Exchange exchange, List<Question> silent) {
	}

	/** The current state of an exchange. */
	record Exchange(String name, String caseReference, Optional<Entering> entry, int round) {
	}

}
