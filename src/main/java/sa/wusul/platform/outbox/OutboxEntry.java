package sa.wusul.platform.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import sa.wusul.platform.relay.NeverPossible;

/**
 * An effect on the outside that is to happen once.
 *
 * @param key names the effect: the same key twice is one effect
 * @param kind says which {@link OutboxHandler} performs it
 * @param caseReference the case for which it happens
 * @param payload what the handler needs: its order, as it was written
 */
public record OutboxEntry(String key, String kind, String caseReference, String payload) {

	private static final JsonMapper JSON = JsonMapper.builder()
		.findAndAddModules()
		.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.build();

	/**
	 * An entry that waits with its handler's order.
	 * @param name names the effect among those of its kind
	 */
	public static OutboxEntry of(String kind, String name, String caseReference, Record order) {
		try {
			return new OutboxEntry(kind + ":" + name, kind, caseReference, JSON.writeValueAsString(order));
		}
		catch (JsonProcessingException problem) {
			throw new IllegalArgumentException(problem);
		}
	}

	/**
	 * The order that the entry was made of.
	 * @throws NeverPossible where it is none of this type
	 */
	public <T extends Record> T order(Class<T> type) {
		try {
			return JSON.readValue(this.payload, type);
		}
		catch (JsonProcessingException problem) {
			throw new NeverPossible("what waits is no " + type.getSimpleName() + " of " + this.kind);
		}
	}

}
