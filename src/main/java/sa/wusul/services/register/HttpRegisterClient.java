package sa.wusul.services.register;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import sa.wusul.platform.neighbour.NeighbourAnswer;
import sa.wusul.platform.neighbour.NeighbourCall;
import sa.wusul.platform.neighbour.NeighbourClient;
import sa.wusul.platform.neighbour.NeighbourVocabulary;
import sa.wusul.services.register.RegisterProperties.Connection;

/** A register over HTTP and JSON, as described in {@code src/docs/registers.md}. */
class HttpRegisterClient {

	private static final Map<String, FactKind> OF_ENTRIES = Map.of(RegisterEntry.SERIAL_NUMBER, FactKind.TEXT,
			RegisterEntry.VALID_FROM, FactKind.DATE, RegisterEntry.VALID_UNTIL, FactKind.DATE);

	/**
	 * The facts without which no document can be issued; an answer without them does not
	 * confirm the entry.
	 */
	private static final Set<String> ALWAYS_ENTERED = Set.of(RegisterEntry.SERIAL_NUMBER, RegisterEntry.VALID_FROM);

	/** An employer has no more workers than that in one establishment. */
	private static final int MOST_ENTRIES = 2_000;

	/** The status with which a register refuses an entry. */
	private static final int REFUSED = 422;

	private final String name;

	private final Connection connection;

	private final NeighbourClient client;

	private final NeighbourVocabulary theirs;

	HttpRegisterClient(String name, Connection connection, NeighbourClient client) {
		this.name = name;
		this.connection = connection;
		this.client = client;
		this.theirs = new NeighbourVocabulary("wusul.registers." + name, connection.names(), connection.codes(),
				words(connection));
	}

	/** Returns our words for a register. */
	static NeighbourVocabulary.Words words(Connection connection) {
		return NeighbourVocabulary.Words
			.ofFields("purpose", "reference", "service", "requester", "particulars", "kind", "termYears", "facts",
					"refused", "entries")
			.andFields(connection.tells())
			.andFields(connection.answers().keySet())
			.andFields(connection.lists().keySet())
			.andFields(OF_ENTRIES.keySet())
			.telling(names(RegisterPurpose.values()))
			.telling(connection.enters())
			.reading("refused", names(EntryRefusal.values()))
			.reading(connection.words())
			.tellingAll("services-");
	}

	private static List<String> names(Enum<?>[] values) {
		return Stream.of(values).map(Enum::name).toList();
	}

	String name() {
		return this.name;
	}

	Map<String, Object> enquire(RegisterEnquiry enquiry) {
		return this.client.call(NeighbourCall.post("enquiries", this.theirs.named(request(enquiry))),
				(answer) -> facts(answer, this.connection.answers(), Set.of()));
	}

	List<Map<String, Object>> list(RegisterEnquiry enquiry) {
		return this.client.call(NeighbourCall.post("lists", this.theirs.named(request(enquiry))), (answer) -> {
			if (!answer.isGood()) {
				throw answer.unusable("answered with status " + answer.status());
			}
			var given = answer.content().path(this.theirs.field("entries"));
			if (!given.isArray() || given.size() > MOST_ENTRIES) {
				throw answer.unusable("answered without entries, or with too many");
			}
			var entries = new ArrayList<Map<String, Object>>();
			given.forEach((entry) -> entries.add(read(answer, entry, this.connection.lists())));
			return entries;
		});
	}

	Map<String, Object> enter(RegisterEntry entry) {
		var body = request(entry.about());
		body.put("kind", this.theirs.code(entry.kind()));
		entry.termYears().ifPresent((years) -> body.put("termYears", years));
		return this.client.call(NeighbourCall.post("entries", this.theirs.named(body)).withKey(entry.key()),
				(answer) -> {
					if (answer.status() == REFUSED) {
						refuse(answer);
					}
					return facts(answer, OF_ENTRIES, ALWAYS_ENTERED);
				});
	}

	/** Builds the request, with only the data that the register needs. */
	private Map<String, Object> request(RegisterEnquiry enquiry) {
		var particulars = new HashMap<>(enquiry.particulars());
		particulars.keySet().retainAll(this.connection.tells());
		var body = new LinkedHashMap<String, Object>();
		body.put("purpose", this.theirs.code(enquiry.purpose().name()));
		body.put("reference", enquiry.caseReference());
		body.put("service", this.theirs.code(enquiry.service()));
		body.put("requester", enquiry.requester().value());
		body.put("particulars", this.theirs.named(particulars));
		return body;
	}

	private Map<String, Object> facts(NeighbourAnswer answer, Map<String, FactKind> known, Set<String> needed) {
		if (!answer.isGood()) {
			throw answer.unusable("answered with status " + answer.status());
		}
		var given = answer.content().path(this.theirs.field("facts"));
		if (!given.isObject()) {
			throw answer.unusable("answered without facts");
		}
		var facts = read(answer, given, known);
		if (!facts.keySet().containsAll(needed)) {
			throw answer.unusable("answered without " + String.join(", ", needed));
		}
		return facts;
	}

	private Map<String, Object> read(NeighbourAnswer answer, JsonNode given, Map<String, FactKind> known) {
		var facts = new HashMap<String, Object>();
		known.forEach((fact, kind) -> {
			var named = this.theirs.field(fact);
			if (given.hasNonNull(named)) {
				facts.put(fact, value(answer, fact, kind, given.get(named)));
			}
		});
		return facts;
	}

	/** Throws the register's refusal; an answer without a code is none. */
	private void refuse(NeighbourAnswer answer) {
		var code = answer.content().path(this.theirs.field("refused"));
		if (code.isTextual()) {
			throw new EntryRefusedException(EntryRefusal.of(this.theirs.ours("refused", code.textValue())));
		}
	}

	private Object value(NeighbourAnswer answer, String fact, FactKind kind, JsonNode given) {
		try {
			var value = kind.read(given);
			return (kind == FactKind.TEXT) ? this.theirs.ours(fact, (String) value) : value;
		}
		catch (RuntimeException otherKind) {
			throw answer.unusable("answered with a " + fact + " that is no " + kind);
		}
	}

}
