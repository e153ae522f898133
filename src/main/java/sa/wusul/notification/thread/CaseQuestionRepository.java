package sa.wusul.notification.thread;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.casefile.CaseRead;
import sa.wusul.platform.encryption.PersonalFields;

/** The questions about cases, in the program's own table. */
@Repository
class CaseQuestionRepository {

	private static final String QUESTION = "case_question.question";

	private static final String ANSWER = "case_question.answer";

	private final JdbcClient jdbc;

	private final PersonalFields fields;

	private final Clock clock;

	CaseQuestionRepository(JdbcClient jdbc, PersonalFields fields, Clock clock) {
		this.jdbc = jdbc;
		this.fields = fields;
		this.clock = clock;
	}

	/** Returns the questions about a case, the earliest first. */
	List<CaseQuestion> forCase(String caseReference) {
		return this.jdbc.sql("select * from case_question where case_reference = ? order by ordinal")
			.param(caseReference)
			.query(this::question)
			.list();
	}

	Optional<CaseQuestion> forProcess(String processInstance) {
		return this.jdbc.sql("select * from case_question where process_instance = ?")
			.param(processInstance)
			.query(this::question)
			.optional();
	}

	/**
	 * Keeps a question.
	 * @throws org.springframework.dao.DuplicateKeyException if another one was asked at
	 * the same moment
	 */
	void add(String caseReference, int ordinal, String question, String askedBy, String processInstance) {
		this.jdbc.sql("""
				insert into case_question (case_reference, ordinal, question, asked_by, asked_at, process_instance)
				values (?, ?, ?, ?, ?, ?)""")
			.params(caseReference, ordinal, this.fields.seal(QUESTION, question), askedBy,
					this.clock.instant().atOffset(ZoneOffset.UTC), processInstance)
			.update();
	}

	/**
	 * Settles a question that is open.
	 * @param answer the answer's text, or {@code null}
	 * @return whether it was open
	 */
	boolean settle(CaseQuestion question, QuestionOutcome outcome, String answer, String person) {
		return this.jdbc.sql("""
				update case_question set outcome = :outcome, answer = :answer, answered_by = :person, answered_at = :now
				where case_reference = :reference and ordinal = :ordinal and outcome is null""")
			.param("outcome", outcome.name())
			.param("answer", this.fields.seal(ANSWER, answer))
			.param("person", person)
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.param("reference", question.caseReference())
			.param("ordinal", question.ordinal())
			.update() == 1;
	}

	/** Counts the questions of requesters about a case since a moment. */
	int countSince(String caseReference, Instant moment) {
		return this.jdbc
			.sql("select count(*) from case_question where case_reference = ? and asked_by = ? and asked_at >= ?")
			.params(caseReference, CaseRead.REQUESTER, moment.atOffset(ZoneOffset.UTC))
			.query(Integer.class)
			.single();
	}

	private CaseQuestion question(ResultSet row, int index) throws SQLException {
		return new CaseQuestion(row.getString("case_reference"), row.getInt("ordinal"),
				this.fields.open(QUESTION, row.getString("question")), row.getString("asked_by"),
				row.getObject("asked_at", OffsetDateTime.class).toInstant(), row.getString("process_instance"),
				Optional.ofNullable(row.getString("answer")).map((answer) -> this.fields.open(ANSWER, answer)),
				Optional.ofNullable(row.getString("answered_by")),
				Optional.ofNullable(row.getObject("answered_at", OffsetDateTime.class)).map(OffsetDateTime::toInstant),
				Optional.ofNullable(row.getString("outcome")).map(QuestionOutcome::valueOf));
	}

}
