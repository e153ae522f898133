package sa.wusul.portal.api;

import java.io.IOException;
import java.time.Instant;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import org.springframework.boot.jackson.JsonComponent;

/**
 * Deserializer that accepts moments between 1900 and 2200, which the databases can store.
 */
@JsonComponent
class MomentDeserializer extends JsonDeserializer<Instant> {

	private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

	private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

	@Override
	public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
		var moment = InstantDeserializer.INSTANT.deserialize(parser, context);
		if (moment.isBefore(EARLIEST) || moment.isAfter(LATEST)) {
			throw context.weirdNumberException(moment.getEpochSecond(), Instant.class, "out of range");
		}
		return moment;
	}

}
