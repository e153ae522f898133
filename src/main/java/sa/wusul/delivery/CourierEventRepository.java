package sa.wusul.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.delivery.CourierEvent.Kind;
import sa.wusul.delivery.CourierEventService.Answer;
import sa.wusul.platform.database.RecordRowMapper;
import sa.wusul.platform.database.Unanswered;

/** The rows of the courier's events, without codes and identity numbers. */
@Repository
class CourierEventRepository {

	private final JdbcClient jdbc;

	private final Clock clock;

	CourierEventRepository(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	void keep(Delivery delivery, CourierEvent event, Answer answer, String account) {
		Unanswered.write(() -> this.jdbc
			.sql("""
					insert into delivery_event (delivery_id, event_key, kind, attempt, reason, outcome, tries_left, account,
					  happened_at, received_at)
					values (:delivery, :key, :kind, :attempt, :reason, :outcome, :triesLeft, :account, :happenedAt, :now)""")
			.param("delivery", delivery.id())
			.param("key", event.key())
			.param("kind", event.kind().name())
			.param("attempt", event.attempt())
			.param("reason", event.reason().map(FailureReason::name).orElse(null))
			.param("outcome", answer.outcome().name())
			.param("triesLeft", answer.triesLeft().orElse(null))
			.param("account", account)
			.param("happenedAt", event.happenedAt().map((time) -> time.atOffset(ZoneOffset.UTC)).orElse(null))
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.update());
	}

	void settle(Delivery delivery, CourierEvent event, EventOutcome outcome) {
		this.jdbc.sql("update delivery_event set outcome = ? where delivery_id = ? and event_key = ?")
			.params(outcome.name(), delivery.id(), event.key())
			.update();
	}

	/** Returns the answer given when this key was first reported. */
	Optional<Answer> earlierAnswer(Delivery delivery, String key) {
		return this.jdbc.sql("""
				select outcome, tries_left, true as again from delivery_event
				where delivery_id = ? and event_key = ?""")
			.params(delivery.id(), key)
			.query(RecordRowMapper.of(Answer.class))
			.optional();
	}

	/** Returns the events that arrived before their predecessor. */
	List<CourierEvent> early(Delivery delivery) {
		return this.jdbc.sql("select * from delivery_event where delivery_id = ? and outcome = 'EARLY' order by id")
			.param(delivery.id())
			.query(CourierEventRepository::event)
			.list();
	}

	private static CourierEvent event(ResultSet row, int index) throws SQLException {
		return new CourierEvent(row.getString("event_key"), Kind.valueOf(row.getString("kind")), row.getInt("attempt"),
				Optional.ofNullable(row.getString("reason")).map(FailureReason::valueOf), Optional.empty(),
				Optional.empty(), Optional.empty());
	}

}
