package sa.wusul.platform.engine.history;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.util.NameTransformer;
import org.camunda.bpm.engine.history.HistoricDecisionInputInstance;
import org.camunda.bpm.engine.history.HistoricDecisionOutputInstance;
import org.camunda.bpm.engine.impl.history.event.HistoricActivityInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionEvaluationEvent;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionInputInstanceEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionOutputInstanceEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricFormPropertyEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricIdentityLinkLogEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricTaskInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.UserOperationLogEntryEventEntity;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricJobLogEventEntity;
import org.camunda.bpm.engine.impl.persistence.entity.util.ByteArrayField;
import org.camunda.bpm.engine.impl.persistence.entity.util.TypedValueField;

/**
 * The text of the facts of one transaction: JSON with the fields of the engine's events,
 * without those that are empty.
 */
final class HistoryFactFormat {

	/** Fields of the text itself; none of the engine's begins with an underscore. */
	private static final String KIND = "_kind";

	private static final String NEW = "_new";

	/**
	 * The kinds of events that are kept as facts; all others go to their table at once.
	 */
	private static final Map<String, Class<? extends HistoryEvent>> KINDS = Stream
		.of(HistoricProcessInstanceEventEntity.class, HistoricActivityInstanceEventEntity.class,
				HistoricTaskInstanceEventEntity.class, HistoricVariableUpdateEventEntity.class,
				HistoricFormPropertyEventEntity.class, HistoricIdentityLinkLogEventEntity.class,
				HistoricJobLogEventEntity.class, HistoricDecisionEvaluationEvent.class,
				UserOperationLogEntryEventEntity.class)
		.collect(Collectors.toMap(HistoryFactFormat::kind, Function.identity()));

	private static final ObjectMapper JSON = JsonMapper.builder()
		.visibility(PropertyAccessor.ALL, JsonAutoDetect.Visibility.NONE)
		.visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
		.addMixIn(HistoryEvent.class, WithoutDefaults.class)
		.addMixIn(HistoricDecisionInputInstanceEntity.class, Value.class)
		.addMixIn(HistoricDecisionOutputInstanceEntity.class, Value.class)
		.addModule(new SimpleModule()
			.addAbstractTypeMapping(HistoricDecisionInputInstance.class, HistoricDecisionInputInstanceEntity.class)
			.addAbstractTypeMapping(HistoricDecisionOutputInstance.class, HistoricDecisionOutputInstanceEntity.class))
		.build();

	/** Write the fields without the brackets around them. */
	private static final Map<Class<?>, JsonSerializer<Object>> WRITERS = KINDS.values()
		.stream()
		.collect(Collectors.toMap(Function.identity(), HistoryFactFormat::writer));

	private static final Map<String, ObjectReader> READERS = KINDS.entrySet()
		.stream()
		.collect(Collectors.toMap(Map.Entry::getKey, (kind) -> JSON.readerFor(kind.getValue())));

	private HistoryFactFormat() {
	}

	private static JsonSerializer<Object> writer(Class<?> event) {
		try {
			return JSON.getSerializerProviderInstance()
				.findTypedValueSerializer(event, false, null)
				.unwrappingSerializer(NameTransformer.NOP);
		}
		catch (JsonMappingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String kind(Class<?> event) {
		return event.getSimpleName();
	}

	static boolean knows(HistoryEvent event) {
		return event.getClass().equals(KINDS.get(kind(event.getClass())));
	}

	static String write(Collection<HistoryFact> facts) {
		var text = new StringWriter();
		try (var generator = JSON.createGenerator(text)) {
			generator.writeStartArray();
			for (var fact : facts) {
				write(fact, generator);
			}
			generator.writeEndArray();
		}
		catch (IOException impossible) {
			throw new UncheckedIOException(impossible);
		}
		return text.toString();
	}

	private static void write(HistoryFact fact, JsonGenerator text) throws IOException {
		text.writeStartObject();
		text.writeStringField(KIND, kind(fact.event().getClass()));
		if (fact.isNew()) {
			text.writeBooleanField(NEW, true);
		}
		WRITERS.get(fact.event().getClass()).serialize(fact.event(), text, JSON.getSerializerProviderInstance());
		text.writeEndObject();
	}

	/**
	 * Returns the facts of a text that {@link #write} made, in their order.
	 * @throws UncheckedIOException if it cannot be read
	 */
	static List<HistoryFact> read(String text) {
		var facts = new ArrayList<HistoryFact>();
		try (var parser = JSON.createParser(text)) {
			expect(JsonToken.START_ARRAY, parser.nextToken(), parser);
			while (parser.nextToken() != JsonToken.END_ARRAY) {
				expect(JsonToken.START_OBJECT, parser.currentToken(), parser);
				facts.add(fact(parser));
			}
		}
		catch (IOException unreadable) {
			throw new UncheckedIOException(unreadable);
		}
		return facts;
	}

	/** Reads a fact, whose kind stands before its fields. */
	private static HistoryFact fact(JsonParser text) throws IOException {
		expect(KIND, text.nextFieldName(), text);
		var kind = READERS.get(text.nextTextValue());
		if (kind == null) {
			throw new JsonParseException(text, "No kind of facts: " + text.getText());
		}
		var isNew = NEW.equals(text.nextFieldName());
		if (isNew) {
			text.nextToken();
			text.nextToken();
		}
		return new HistoryFact(kind.readValue(text), isNew);
	}

	private static void expect(Object expected, Object found, JsonParser text) throws JsonParseException {
		if (!expected.equals(found)) {
			throw new JsonParseException(text, "Expected " + expected + " instead of " + found);
		}
	}

	/** An event without the fields that have the value with which it is made. */
	@JsonInclude(JsonInclude.Include.NON_DEFAULT)
	private interface WithoutDefaults {

	}

	/**
	 * A value of a decision, whose content stands in simple fields; a large one was
	 * written to its own table at once.
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	private abstract static class Value {

		@JsonIgnore
		protected ByteArrayField byteArrayField;

		@JsonIgnore
		protected TypedValueField typedValueField;

		@JsonProperty("serializerName")
		abstract String getSerializerName();

		@JsonProperty("serializerName")
		abstract void setSerializerName(String name);

		@JsonProperty("byteArrayId")
		abstract String getByteArrayValueId();

		@JsonProperty("byteArrayId")
		abstract void setByteArrayValueId(String id);

	}

}
