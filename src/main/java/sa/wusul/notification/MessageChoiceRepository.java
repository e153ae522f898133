package sa.wusul.notification;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.notification.MessageChoice.Channel;
import sa.wusul.platform.encryption.PersonalFields;

/** The choices of people, by their number. */
@Repository
class MessageChoiceRepository {

	private static final String TABLE = "message_choice";

	private final JdbcClient jdbc;

	private final PersonalFields fields;

	private final Clock clock;

	MessageChoiceRepository(JdbcClient jdbc, PersonalFields fields, Clock clock) {
		this.jdbc = jdbc;
		this.fields = fields;
		this.clock = clock;
	}

	/** Returns the key of a number, by which codes for its address are counted too. */
	String key(String mobile) {
		return this.fields.hash(mobile);
	}

	Optional<MessageChoice> find(String mobile) {
		return this.jdbc
			.sql("select language, channel, address, named_address from message_choice where number_hash = ?")
			.param(key(mobile))
			.query(this.fields.rows(TABLE, Row.class))
			.optional()
			.map(Row::choice);
	}

	/** Finds and locks the choice until the end of the transaction. */
	Optional<MessageChoice> hold(String mobile) {
		return this.jdbc.sql(
				"select language, channel, address, named_address from message_choice where number_hash = ? for update")
			.param(key(mobile))
			.query(this.fields.rows(TABLE, Row.class))
			.optional()
			.map(Row::choice);
	}

	/** Keeps a choice; one stays if a number makes two first ones at the same moment. */
	void keep(String mobile, MessageChoice choice) {
		var kept = this.jdbc.sql("""
				update message_choice set language = :language, channel = :channel, address = :address,
				  named_address = :named, changed_at = :now
				where number_hash = :key""").params(values(mobile, choice)).update();
		if (kept == 0) {
			this.jdbc.sql("""
					insert into message_choice (number_hash, language, channel, address, named_address, changed_at)
					select cast(:key as varchar), cast(:language as varchar), cast(:channel as varchar),
					  cast(:address as varchar), cast(:named as varchar), cast(:now as timestamp with time zone)
					where not exists (select 1 from message_choice where number_hash = :key)""")
				.params(values(mobile, choice))
				.update();
		}
	}

	private Map<String, Object> values(String mobile, MessageChoice choice) {
		var values = new HashMap<String, Object>();
		values.put("key", key(mobile));
		values.put("language", choice.language().code());
		values.put("channel", choice.channel().name());
		values.put("address",
				choice.address().map((one) -> this.fields.seal("message_choice.address", one)).orElse(null));
		values.put("named",
				choice.namedAddress().map((one) -> this.fields.seal("message_choice.named_address", one)).orElse(null));
		values.put("now", this.clock.instant().atOffset(ZoneOffset.UTC));
		return values;
	}

	/** The row of a choice. */
	record Row(String language, Channel channel, Optional<String> address, Optional<String> namedAddress) {

		MessageChoice choice() {
			return new MessageChoice(MessageLanguage.ofCode(this.language), this.channel, this.address,
					this.namedAddress);
		}

	}

}
