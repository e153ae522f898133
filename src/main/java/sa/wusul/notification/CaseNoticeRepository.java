package sa.wusul.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.platform.database.Unanswered;
import sa.wusul.platform.encryption.PersonalFields;

/**
 * Messages to the requesters of cases, as the keys of their texts and the facts in them.
 */
@Repository
class CaseNoticeRepository {

	private static final String FACTS = "case_notice.facts";

	private static final TypeReference<Map<String, String>> CODES = new TypeReference<>() {
	};

	private final JdbcClient jdbc;

	private final PersonalFields fields;

	private final ObjectMapper json;

	private final Clock clock;

	CaseNoticeRepository(JdbcClient jdbc, PersonalFields fields, ObjectMapper json, Clock clock) {
		this.jdbc = jdbc;
		this.fields = fields;
		this.json = json;
		this.clock = clock;
	}

	/**
	 * Keeps a message.
	 * @param arabicTexts version of the Arabic texts from which it was written
	 * @param englishTexts version of the English ones
	 */
	void write(String caseReference, String messageKey, Map<String, String> facts, String arabicTexts,
			String englishTexts) {
		try {
			var sealed = this.fields.seal(FACTS, this.json.writeValueAsString(facts));
			Unanswered.write(() -> this.jdbc.sql("""
					insert into case_notice (reference, message_key, facts, written_at, arabic_texts, english_texts)
					values (?, ?, ?, ?, ?, ?)""")
				.params(caseReference, messageKey, sealed, this.clock.instant().atOffset(ZoneOffset.UTC), arabicTexts,
						englishTexts)
				.update());
		}
		catch (JsonProcessingException textsByTheirNames) {
			throw new IllegalStateException(textsByTheirNames);
		}
	}

	/** Returns the messages about a case, the newest first. */
	List<Notice> forCase(String caseReference) {
		return this.jdbc.sql("select * from case_notice where reference = ? order by id desc")
			.param(caseReference)
			.query(this::notice)
			.list();
	}

	private Notice notice(ResultSet row, int index) throws SQLException {
		try {
			return new Notice(row.getString("message_key"),
					this.json.readValue(this.fields.open(FACTS, row.getString("facts")), CODES),
					row.getObject("written_at", OffsetDateTime.class).toInstant(),
					Optional.ofNullable(row.getString("arabic_texts")),
					Optional.ofNullable(row.getString("english_texts")));
		}
		catch (JsonProcessingException writtenByUs) {
			throw new IllegalStateException(writtenByUs);
		}
	}

	/**
	 * A message that was written.
	 *
	 * @param facts codes and values by the names of the text's fields
	 * @param arabicTexts version of the Arabic texts, the empty one for those of the
	 * program; missing for messages that were written before versions were kept
	 * @param englishTexts version of the English ones
	 */
	record Notice(String messageKey, Map<String, String> facts, Instant writtenAt, Optional<String> arabicTexts,
			Optional<String> englishTexts) {

		Optional<String> texts(MessageLanguage language) {
			return (language == MessageLanguage.ARABIC) ? this.arabicTexts : this.englishTexts;
		}

	}

}
