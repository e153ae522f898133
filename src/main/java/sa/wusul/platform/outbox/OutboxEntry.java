package sa.wusul.platform.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import sa.wusul.platform.relay.PermanentFailureException;

/**
 * An effect on the outside that is to happen once.
 *
 * @param key names the effect: entries with the same key are one effect
 * @param kind names the {@link OutboxHandler} that performs it
 * @param caseReference the case for which it happens
 * @param payload the handler's order as JSON; null once its retention time is over
 */
public record OutboxEntry(String key, String kind, String caseReference, String payload) {

	private static final JsonMapper JSON = JsonMapper.builder()
		.findAndAddModules()
		.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.build();

	/**
	 * Creates an entry with an order for its handler.
	 * @param name names the effect among those of its kind
	 */
	public static OutboxEntry of(String kind, String name, String caseReference, Record order) {
		try {
			return new OutboxEntry(key(kind, name), kind, caseReference, JSON.writeValueAsString(order));
		}
		catch (JsonProcessingException problem) {
			throw new IllegalArgumentException(problem);
		}
	}

	static String key(String kind, String name) {
		return kind + ":" + name;
	}

	/**
	 * Reads the order from which the entry was created.
	 * @throws PermanentFailureException if the payload is not of this type
	 */
	public <T extends Record> T order(Class<T> type) {
		if (this.payload == null) {
			throw new PermanentFailureException("payload of " + this.kind + " is erased");
		}
		try {
			return JSON.readValue(this.payload, type);
		}
		catch (JsonProcessingException problem) {
			throw new PermanentFailureException("payload of " + this.kind + " is not a " + type.getSimpleName());
		}
	}

}
