package sa.wusul.platform.neighbour;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import sa.wusul.platform.neighbour.NeighbourVocabulary.Words;
import sa.wusul.platform.production.UnsafeSettingsException;
import sa.wusul.services.register.RegisterFiles;
import sa.wusul.services.register.RegisterProperties;
import sa.wusul.support.ApiFile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DisplayName("A neighbour with other words than ours")
@Tag("fast")
class AdapterMappingTest {

	/** Names that no adapter reads, or that a standard names. */
	private static final Map<String, Set<String>> WITHOUT_SETTING = Map.of("bills", Set.of("code", "reference"),
			"courier", Set.of("code", "reference"), "identity", Set.of("code", "keys", "kty", "kid"));

	/** Codes that stand in no list of an interface's file. */
	private static final Map<String, Set<String>> OTHER_CODES = Map.of("bills",
			Set.of("services-passport-renewal", "ASSISTANCE"), "courier", Set.of("riyadh"), "registers",
			Set.of("services-passport-renewal", "DECISION"));

	private static final Words OURS = Words.ofFields("dueAt", "state")
		.telling(List.of("NO_DOCUMENT"))
		.reading("state", List.of("OPEN", "PAID"))
		.reading("outcome", List.of("PAID", "BOUNCED"))
		.tellingAll("services-");

	@Test
	@DisplayName("in every field and code is understood as one with ours, by settings alone")
	void understood() throws Exception {
		var theirs = new HashMap<String, String>();
		var settings = new ArrayList<String>();
		AdapterCalls.SETTINGS.forEach((api, names) -> names.forEach((setting) -> {
			fields(api, setting).forEach((field) -> {
				settings.add(setting + ".names." + field + "=x_" + field);
				theirs.put(field, "x_" + field);
			});
			codes(api, setting).forEach((code) -> {
				settings.add(setting + ".codes[" + code + "]=y " + code);
				theirs.put(code, "y " + code);
			});
		}));
		var ours = new HashMap<String, String>();
		theirs.forEach((word, other) -> ours.put(other, word));

		var expected = new HashMap<String, Object>();
		try (var peer = AdapterPeer.speaking(UnaryOperator.identity(), UnaryOperator.identity())) {
			AdapterCalls.program(peer.url())
				.run((program) -> AdapterCalls.CALLS
					.forEach((operation, call) -> expected.put(operation, call.apply(program))));
		}
		try (var peer = AdapterPeer.speaking((text) -> translated(text, ours), (text) -> translated(text, theirs))) {
			AdapterCalls.program(peer.url())
				.withPropertyValues(settings.toArray(String[]::new))
				.run((program) -> AdapterCalls.CALLS
					.forEach((operation, call) -> assertThat(call.apply(program)).as(operation)
						.usingRecursiveComparison()
						.ignoringFields("hash")
						.isEqualTo(expected.get(operation))));
			assertThat(peer.visitors()).containsExactlyElementsOf(AdapterCalls.CALLS.keySet());
			assertThat(peer.faults()).isEmpty();
			assertThat(peer.bodies()).allSatisfy((body) -> assertThat(words(body)).noneMatch(theirs::containsKey));
		}
	}

	private static Set<String> fields(String api, String setting) {
		var fields = new TreeSet<>(ApiFile.read(api).fieldsOfPaths());
		fields.removeAll(WITHOUT_SETTING.getOrDefault(api, Set.of()));
		if (api.equals("registers")) {
			fields.addAll(register(setting).tells());
			fields.addAll(register(setting).answers().keySet());
		}
		return fields;
	}

	private static Set<String> codes(String api, String setting) {
		var codes = new TreeSet<>(ApiFile.read(api).codesOfPaths());
		codes.addAll(OTHER_CODES.getOrDefault(api, Set.of()));
		if (api.equals("registers")) {
			codes.addAll(register(setting).enters());
			register(setting).words().values().forEach(codes::addAll);
		}
		return codes;
	}

	private static RegisterProperties.Connection register(String setting) {
		return RegisterFiles.connection(setting.substring("wusul.registers.".length()));
	}

	@ParameterizedTest
	@MethodSource("interfaces")
	@DisplayName("stops the start if a setting names a field or code that is none of ours, and all such settings are named")
	void unknown(String api) {
		for (var setting : AdapterCalls.SETTINGS.get(api)) {
			AdapterCalls.program(URI.create("http://localhost:1"))
				.withPropertyValues(setting + ".names.ownersName=x", setting + ".codes.MOON=y")
				.run((program) -> assertThat(program).getFailure()
					.rootCause()
					.isInstanceOfSatisfying(UnsafeSettingsException.class, (refusal) -> assertThat(refusal)
						.hasMessageContainingAll(setting + ".names.ownersName", setting + ".codes.MOON")));
		}
	}

	static Stream<String> interfaces() {
		return AdapterCalls.INTERFACES.stream();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "two\nlines", "'quoted'",
			"a name of more than sixty-four signs, which no field of any interface has" })
	@DisplayName("stops the start if a word of theirs is none")
	void malformed(String theirs) {
		assertThatExceptionOfType(UnsafeSettingsException.class)
			.isThrownBy(
					() -> new NeighbourVocabulary("wusul.neighbours.bills", Map.of("dueAt", theirs), Map.of(), OURS))
			.withMessageContaining("wusul.neighbours.bills.names.dueAt");
	}

	@Test
	@DisplayName("stops the start if one code of an answer has two meanings, unless they are those of two fields")
	void ambiguous() {
		assertThatExceptionOfType(UnsafeSettingsException.class)
			.isThrownBy(() -> new NeighbourVocabulary("wusul.neighbours.bills", Map.of(),
					Map.of("OPEN", "1", "PAID", "1"), OURS))
			.withMessageContainingAll("OPEN", "PAID")
			.satisfies((refusal) -> assertThat(refusal.reasons()).singleElement()
				.satisfies((reason) -> assertThat(reason.ar()).contains("OPEN", "معنيان")));
		var words = new NeighbourVocabulary("wusul.neighbours.bills", Map.of(),
				Map.of("state.PAID", "1", "outcome.PAID", "2", "BOUNCED", "1"), OURS);
		assertThat(words.ours("state", "1")).isEqualTo("PAID");
		assertThat(words.ours("outcome", "1")).isEqualTo("BOUNCED");
		assertThat(words.ours("outcome", "2")).isEqualTo("PAID");
		assertThat(words.ours("outcome", "elsewhere")).isEqualTo("elsewhere");
	}

	@Test
	@DisplayName("is set up by variables of the environment too, which keep neither case nor signs")
	void environment() {
		var variables = new StandardEnvironment();
		variables.getPropertySources()
			.addFirst(new SystemEnvironmentPropertySource(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
					Map.of("WUSUL_NEIGHBOURS_BILLS_URL", "https://biller.example", "WUSUL_NEIGHBOURS_BILLS_NAMES_DUEAT",
							"expiryDate", "WUSUL_NEIGHBOURS_BILLS_CODES_NO_DOCUMENT", "R-07",
							"WUSUL_NEIGHBOURS_BILLS_CODES_STATE_OPEN", "BillNew",
							"WUSUL_NEIGHBOURS_BILLS_CODES_SERVICES_PASSPORT_RENEWAL", "PASS-01")));
		var bills = new Binder(ConfigurationPropertySources.get(variables)).bind("wusul", NeighbourProperties.class)
			.get()
			.find("bills")
			.orElseThrow();
		var words = new NeighbourVocabulary("wusul.neighbours.bills", bills.names(), bills.codes(), OURS);

		assertThat(words.field("dueAt")).isEqualTo("expiryDate");
		assertThat(words.code("NO_DOCUMENT")).isEqualTo("R-07");
		assertThat(words.ours("state", "BillNew")).isEqualTo("OPEN");
		assertThat(words.code("services-passport-renewal")).isEqualTo("PASS-01");
		assertThat(words.code("services-iqama-renewal")).isEqualTo("services-iqama-renewal");
	}

	/** Returns the same content in other words. */
	private static String translated(String text, Map<String, String> words) {
		return text.isEmpty() ? "" : translated(ApiFile.json(text), words).toString();
	}

	private static JsonNode translated(JsonNode node, Map<String, String> words) {
		if (node.isObject()) {
			var other = JsonNodeFactory.instance.objectNode();
			node.fields()
				.forEachRemaining((field) -> other.set(words.getOrDefault(field.getKey(), field.getKey()),
						translated(field.getValue(), words)));
			return other;
		}
		if (node instanceof ArrayNode list) {
			var other = JsonNodeFactory.instance.arrayNode();
			list.forEach((entry) -> other.add(translated(entry, words)));
			return other;
		}
		return node.isTextual()
				? JsonNodeFactory.instance.textNode(words.getOrDefault(node.textValue(), node.textValue())) : node;
	}

	/** Returns names and texts of a content. */
	private static Set<String> words(String body) {
		var words = new TreeSet<String>();
		if (!body.isEmpty()) {
			gather(ApiFile.json(body), words);
		}
		return words;
	}

	private static void gather(JsonNode node, Set<String> words) {
		node.fieldNames().forEachRemaining(words::add);
		node.forEach((child) -> gather(child, words));
		if (node.isTextual()) {
			words.add(node.textValue());
		}
	}

}
